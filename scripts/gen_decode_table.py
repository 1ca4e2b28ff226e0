#!/usr/bin/env python3
"""Writes plugin/text/decode_table.inc: the bytes of the characters that filing numbers are made of, in each multi-byte encoding.

Python's codecs are the oracle (gb18030 for GBK too, as the Encoding standard has it). Run from the project's root.
"""
CHARS = (
    "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新川贵甘兵秦云深穗"
    "遼滬蘇贛閩魯粵瓊陝寧雲貴隴晉龍"
    "备案備備号號証证證公网網安联聯工信部合字增值电電信业業务務许許可经經营營域名"
    "萌茶团團星云雲待填写寫网网站站机关機關您的"
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
    "\u3000\u00a0\u2002\u2003\u2009\u200b\u200c\u200d\u2060\ufeff\u00ad"
    "－—–‐‑−：﹕．。·・（）［］【】〔〕「」＊＃／，、；｜×"
)
# The standard's EUC-JP is the characters of its Shift_JIS, vendors' rows included; Python's codec of that name has other dashes.
CODECS = [("gb18030", "gb18030"), ("big5", "big5hkscs"), ("euc_jp", "euc_jp"), ("shift_jis", "cp932"), ("euc_kr", "cp949")]



def decoded(code, codec):
    try:
        text = code.decode(codec)
    except UnicodeDecodeError:
        return ""
    return text if len(text) == 1 else ""


def euc_of_shift_jis(lead, trail):
    """The same cell of JIS X 0208 in EUC-JP, or None behind row 94."""
    row = (lead - (0x81 if lead < 0xA0 else 0xC1)) * 2 + (2 if trail >= 0x9F else 1)
    cell = trail - (0x9E if trail >= 0x9F else 0x40 if trail > 0x7F else 0x3F)
    return (row + 0xA0) << 8 | (cell + 0xA0) if row <= 94 else None


PAIRS = [bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF) if trail != 0x7F]

with open("plugin/text/decode_table.inc", "w") as out:
    out.write("// Made by scripts/gen_decode_table.py; not edited by hand.\n")
    for name, codec in CODECS:
        rows = {}
        for pair in PAIRS:
            ch = decoded(pair, "cp932" if name == "euc_jp" else codec)
            if not ch or ch not in CHARS:
                continue
            code = euc_of_shift_jis(*pair) if name == "euc_jp" else int.from_bytes(pair, "big")
            if code is not None:
                rows[code] = ord(ch)
        for ch in set(CHARS):  # three and four bytes
            try:
                code = ch.encode(codec)
            except UnicodeEncodeError:
                continue
            if len(code) > 2:
                rows[int.from_bytes(code, "big")] = ord(ch)
        out.write(f"constexpr Row k_{name}[] = {{\n")
        for code, point in sorted(rows.items()):
            out.write(f"    {{{code:#x}, {point:#x}}},\n")
        out.write("};\n")
