"""What can go wrong with a model, each with one line for the user.

The lines name the model, the address and what to do. They hold no key, no prompt, no fact, and
nothing of what the server wrote, for servers like to quote what they were sent.
"""

from __future__ import annotations

from typing import Literal

from assistant.errors import AnswerError, EndpointError, ModelError
from assistant.language import Said

Failure = Literal[
    "unreachable",
    "timeout",
    "dropped",
    "401",
    "402",
    "403",
    "404",
    "429",
    "500",
    "no-endpoint",
    "400",
    "too-long",
    "refused",
    "malformed",
    "cut-off",
    "max-calls",
    "max-tokens",
    "max-seconds",
    "max-cost",
]

_ENDPOINT: dict[str, Said] = {
    "unreachable": Said(
        "连不上模型服务；请检查 OPENAI_BASE_URL 和网络",
        "the endpoint cannot be reached; check OPENAI_BASE_URL and the network",
    ),
    "timeout": Said(
        "模型在限定时间内没有作答；可用 NIGAO_TIMEOUT 放宽",
        "the model did not answer in time; NIGAO_TIMEOUT allows for more",
    ),
    "dropped": Said("与模型服务的连接中断", "the endpoint dropped the connection"),
    "401": Said(
        "模型服务不认这个密钥（401）；请检查 OPENAI_API_KEY",
        "the endpoint does not accept the key (401); check OPENAI_API_KEY",
    ),
    "402": Said(
        "模型服务拒绝：账户余额不足（402）", "the endpoint refuses: the account has no balance (402)"
    ),
    "403": Said("模型服务拒绝访问（403）", "the endpoint denies access (403)"),
    "404": Said(
        "模型服务不认识这个模型或地址（404）；请检查模型名和 OPENAI_BASE_URL（通常以 /v1 结尾）",
        "the endpoint does not know this model or address (404); check the model's name and OPENAI_BASE_URL"
        " (it usually ends in /v1)",
    ),
    "429": Said(
        "模型服务限流或额度用尽（429），重试后仍不成",
        "the endpoint limits the rate or the quota is used up (429), also when tried again",
    ),
    "500": Said("模型服务出错（5xx），重试后仍不成", "the endpoint fails (5xx), also when tried again"),
    "no-endpoint": Said(
        "这个地址有应答，但不是 OpenAI 兼容的接口；请检查 OPENAI_BASE_URL（通常以 /v1 结尾）",
        "the address answers, but not as an OpenAI-compatible endpoint; check OPENAI_BASE_URL"
        " (it usually ends in /v1)",
    ),
}
_ANSWER: dict[str, Said] = {
    "400": Said("模型服务不接受这次请求（400）", "the endpoint does not accept this request (400)"),
    "too-long": Said(
        "这一节的材料超出了模型的长度上限", "the material of this section exceeds the model's context"
    ),
    "refused": Said("模型拒绝作答", "the model refused to answer"),
    "malformed": Said("模型服务的应答不合格式", "the endpoint's reply is malformed"),
    "max-calls": Said("已到调用次数上限", "the limit on calls is reached"),
    "max-tokens": Said("已到词元上限", "the limit on tokens is reached"),
    "max-seconds": Said("已到时间上限", "the limit on time is reached"),
    "max-cost": Said("已到费用上限", "the limit on cost is reached"),
    "cut-off": Said(
        "模型的回答过长，续写后仍未结束", "the model's answer was cut off, and again when continued"
    ),
}


def failure(kind: Failure, model: str, *, address: str = "", code: str = "", answer: str = "") -> ModelError:
    """The error of a kind: EndpointError, or AnswerError where the trouble is with this answer alone.

    `address` is shown without user and query; `code` is the server's short name for the trouble.
    """
    said = _ENDPOINT.get(kind) or _ANSWER[kind]
    about = "，".join(part for part in (model, address, code) if part)
    about_en = ", ".join(part for part in (model, address, code) if part)
    zh, en = f"{said.zh}（{about}）", f"{said.en} ({about_en})"
    return EndpointError(zh, en) if kind in _ENDPOINT else AnswerError(zh, en, answer)
