"""How unlike Spanish or Guaraní the letters of a text are: signs inside words, capitals inside small ones."""

import re

_SMALL = "a-zß-öø-ÿãẽĩõũỹńœšž"
_SIGNS = (
    "¢£¤¥¦¬±¶µ¾×÷ƒ†‡ˆ‰‹›˜·¸√∞≈≠≤≥∂∑∏π∫Ω◊˙˚˝˛ˇﬁﬂ⌐⌠⌡ⁿ₧α-ωΓΘΦΣ"  # never beside a letter
    "\u2500-\u25a0"
)
_ODD = (
    (2, re.compile(rf"(?<=[^\W\d_])[{_SIGNS}]|[{_SIGNS}](?=[^\W\d_])|(?<=[^\W\d_])[¡¿‚]")),
    (2, re.compile(rf"(?<=[{_SMALL}])[À-ÖØ-ÞŒŠŽŸŃ](?![A-ZÀ-ÞŒŠŽ][A-ZÀ-Þ])")),
    (2, re.compile(rf"(?<=\b[A-Z])[À-ÖØ-ÞŒŠŽŸŃ]+(?=[{_SMALL}])")),
    (2, re.compile("[\x80-\x9f\ufffdńŃ]")),
    (1, re.compile("[àèìòùâêîôûäëïöåæøßðþýÿœšžçÀÈÌÒÙÂÊÎÔÛÄËÏÖÅÆØÐÞÝŒŠŽ]")),
    (1, re.compile(rf"(?<=[{_SMALL}])[–—“”„…•](?=[{_SMALL}])|„(?=[{_SMALL}])")),
    (1, re.compile(rf"(?<=[b-df-hj-np-tv-z])[’‘](?=[{_SMALL}])|(?<=[a-z])[’‘](?=[b-df-hj-np-tv-z])")),
)


def oddity(text: str) -> int:
    """0 for letters as one writes them; the more, the less they can be meant so."""
    return sum(weight * len(pattern.findall(text)) for weight, pattern in _ODD)
