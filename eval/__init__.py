"""The evaluation of nigao: drafts sample cases and scores what came out. It stands outside; nothing imports it."""
