#!/usr/bin/env python3
"""Writes plugin/text/decode_table.inc: the bytes of the characters that filing numbers are made of, in each multi-byte encoding.

Python's codecs are the oracle (gb18030 for GBK too, as the Encoding standard has it). Run from the project's root.
"""
CHARS = (
    "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新川贵甘兵秦云深穗"
    "遼滬蘇贛閩魯粵瓊陝寧雲貴隴晉龍"
    "备案備備号號証证證公网網安联聯工信部合字增值电電信业業务務许許可经經营營域名"
    "萌茶团團星云雲待填写寫网网站站"
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
    "\u3000\u00a0\u2002\u2003\u2009\u200b\u200c\u200d\u2060\ufeff\u00ad"
    "－—–‐‑−：﹕．。·・（）［］【】〔〕「」＊＃／，、；｜×"
)
CODECS = [("gb18030", "gb18030"), ("big5", "big5hkscs"), ("euc_jp", "euc_jp"), ("shift_jis", "cp932"), ("euc_kr", "cp949")]

with open("plugin/text/decode_table.inc", "w") as out:
    out.write("// Made by scripts/gen_decode_table.py; not edited by hand.\n")
    for name, codec in CODECS:
        rows = set()
        for ch in set(CHARS):
            try:
                code = ch.encode(codec)
            except UnicodeEncodeError:
                continue
            if len(code) > 1:
                rows.add((int.from_bytes(code, "big"), ord(ch)))
        out.write(f"constexpr Row k_{name}[] = {{\n")
        for code, point in sorted(rows):
            out.write(f"    {{{code:#x}, {point:#x}}},\n")
        out.write("};\n")
