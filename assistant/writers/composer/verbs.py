"""Verbs of office prose: what a label says was done, and with what a point about something done begins."""

from __future__ import annotations

import re

# With these a label needs no 为: 检查企业1234家.
_COUNTED = (
    "检查 发现 整改 培训 投入 新建 改造 完成 开展 组织 签订 排查 查处 立案 受理 办结 发放 举办 召开 印发 覆盖 新增 实现 安排 拨付 下达 争取 落实"
    " 建成 引进 帮扶 走访 慰问 接待 出动 整治 关闭 责令 处罚 约谈 征集 解决 化解 转办 收集 参加 参训 参与 报送 制定 修订 建立 设立 选派 招聘 治理"
    " 修复 栽植 清理 清运 拆除 搬迁 救助 资助 发展 入户 宣讲 巡查 督查 督办 通报 曝光 消除 销号 更换 安装 维修 配备 采购 储备 调解 审理 办理 答复"
    " 回复 服务 惠及 受益 带动 吸纳 转移 接种 体检 筛查 诊疗 收治 抽检 抽查 检测 监测 销毁 罚没 追缴 退还 减免 压减 节约 节省 盘活 收回 上缴 募集"
    " 捐赠 捐款 阅读 借阅 读书 演练 应急 处置 疏散 维护 养护 硬化 铺设 疏浚 加固 播种 收割 机收 流转 认证 申报 获评 评选 表彰 通过 实施 更新 下架"
    " 清退 挽回 移送 移交 反馈 批评 招募 申请 预拨 补交 收到 增设 加装 创建 打造 推广 整合 关停 归集 编制 开通 上线 接入 布设 举行 派出 追回 抢通"
    " 恢复 停产 取缔 注销 撤销 合并 中断 倒塌 损坏 死亡 受伤 失踪 吸引 筹集 引育 对接 服务 核定 核查 复查 追责 问责 处理 退出 腾退 盘点 巡检 消杀"
    " 下拨 新改建 核发 增派 聘用 评出 评定 造林 植树 绿化 供应 销售 收购 生产 出栏 加工 出口 进口 签约 开工 竣工 投产 交付 兑付 兑现 垫付 偿还 化债 清偿 清欠 支付 发出 寄送 推送 回访"
).split()
_BEFORE = "累计 共计 共 已 实际 全年 本年 新 集中 联合 统一 主动 及时 每年 拟 依法 预计 计划".split()

# What is done by whom the report speaks of; more than can be counted.
_DONE = (
    "推行 推动 坚持 实行 深化 健全 严格 推进 完善 统筹 强化 加强 加快 做好 做实 抓好 抓实 抓紧 抓住 压实 打通 采取 全面 深入 认真 扎实 积极 大力 坚决"
    " 持续 逐步 逐户 逐项 逐级 逐一 逐条 突出 聚焦 围绕 紧盯 紧扣 瞄准 立足 依托 按照 根据 结合 通过 利用 运用 用好 发挥 充实 充分 规范 优化 提升 提高"
    " 增强 拓展 拓宽 扩大 畅通 丰富 创新 探索 试点 试行 启动 部署 谋划 研究 审议 听取 学习 宣传 普及 倡导 引导 动员 鼓励 支持 扶持 培育 培养 选树 选优"
    " 选聘 聘请 邀请 协调 配合 协同 联动 对接 衔接 指导 督促 监督 监管 考核 评估 评价 验收 审核 审查 核实 摸清 摸排 梳理 公布 公示 公开 明确 细化 分解"
    " 制订 出台 起草 修改 汇编 编印 搭建 构建 打造 布局 规划 设计 建设 改建 扩建 修建 修缮 翻修 安置 保障 保护 保留 守住 守牢 防范 防止 化解 杜绝 严禁"
    " 严控 严管 严把 严肃 严厉 打击 惩治 纠正 查找 查摆 剖析 反思 开设 开放 开发 开办 分批 分类 分级 分期 分区 分段 先后 率先 主动 及时 集中 统一 联合"
    " 共同 定期 每周 每月 每季 每年 依法 依规 从严 从快 精准 科学 合理 破除 破解 攻坚 深耕 厚植 夯实 筑牢 织密 擦亮 激活 激发 释放 稳住 稳定 有序 有效 切实 不断 进一步 继续 着力 全力 带头 牵头 落细 开辟 设置 配齐 配强 充分 归并"
    " 清查 清收 追加 调整 调度 调配 调研 分析 研判 会商 预警 值守 巡护 修复 疏通 抢修 抢险 抢抓 排险 转运 救治 救援 赠送 慰藉 关心 关爱 照顾 尊重 维护 成立 组建 配发 主持"
).split()
_BY = "对 将 把 向 以 按 从 为 在"  # 对…实行, 将…纳入

_NO_NOUN = (
    "(?![会班组站点员人者费率量度机])"  # 招聘会, 检查组 and 培训机构 are who or what, not what was done
)
# 改造前水耗 is how it was before; nothing was done to it.
_COUNTED_FIRST = re.compile(rf"(?:{'|'.join(_BEFORE)})?(?:{'|'.join(_COUNTED)})(?![前后])")
_VERB = re.compile(rf"(?:{'|'.join(_BEFORE)})?(?:{'|'.join((*_COUNTED, *_DONE))})了?")
_ACT = re.compile(
    rf"(?:(?:{'|'.join(_DONE)}|(?:{'|'.join(_BEFORE)})?(?:{'|'.join(_COUNTED)})){_NO_NOUN}|[{_BY.replace(' ', '')}](?!于|的)[^，]{{2,}}|先|重点)"
)


def counts(label: str) -> bool:
    """Whether a label begins with what was done, so that a number follows it without 为: 累计走访群众."""
    return bool(_COUNTED_FIRST.match(label))


def is_act(point: str) -> bool:
    """Whether a point begins with what somebody did, so that it takes the doer of the sentence before it."""
    return bool(_ACT.match(point))


def is_verb(words: str) -> bool:
    """Whether the words are a verb alone, with nothing that it is done to: 安排, 组建."""
    return bool(_VERB.fullmatch(words))
