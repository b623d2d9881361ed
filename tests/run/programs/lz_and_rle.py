def rle(s):
    out = []
    i = 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out.append((s[i], j - i))
        i = j
    return out


def lzw(data):
    table = {bytes([i]): i for i in range(256)}
    w, out = b"", []
    for byte in data:
        c = w + bytes([byte])
        if c in table:
            w = c
        else:
            out.append(table[w])
            table[c] = len(table)
            w = bytes([byte])
    if w:
        out.append(table[w])
    return out


def unlzw(codes):
    table = {i: bytes([i]) for i in range(256)}
    codes = iter(codes)
    w = table[next(codes)]
    out = [w]
    for k in codes:
        entry = table[k] if k in table else w + w[:1]
        out.append(entry)
        table[len(table)] = w + entry[:1]
        w = entry
    return b"".join(out)


def adler(data):
    a, b = 1, 0
    for x in data:
        a = (a + x) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def crc(data):
    c = 0xFFFFFFFF
    for x in data:
        c ^= x
        for _ in range(8):
            c = c >> 1 ^ (0xEDB88320 if c & 1 else 0)
    return c ^ 0xFFFFFFFF


import zlib

data = b"TOBEORNOTTOBEORTOBEORNOT" * 3
codes = lzw(data)
print(rle("aaabccd"), rle(""), codes[:12], len(codes), unlzw(codes) == data)
print(adler(data) == zlib.adler32(data), crc(data) == zlib.crc32(data), hex(crc(b"123456789")))
