def match_here(pattern, text):
    if not pattern:
        return True
    if pattern == "$":
        return not text
    if len(pattern) > 1 and pattern[1] == "*":
        return match_star(pattern[0], pattern[2:], text)
    if text and pattern[0] in (".", text[0]):
        return match_here(pattern[1:], text[1:])
    return False


def match_star(c, pattern, text):
    while True:
        if match_here(pattern, text):
            return True
        if not text or c not in (".", text[0]):
            return False
        text = text[1:]


def search(pattern, text):
    if pattern.startswith("^"):
        return match_here(pattern[1:], text)
    return any(match_here(pattern, text[i:]) for i in range(len(text) + 1))


for pattern in ("abc", "^abc", "abc$", "a*b", ".*x", "^a.c$", "", "x*$", "b*c"):
    print(pattern, [search(pattern, t) for t in ("abc", "xabc", "abcx", "aaab", "", "axc")])
