from tests.pages.everything import *
import time
def look(site, files):
    s = site(files, au=LAST_DAY, contrat="complet", base={})
    return {u: (x.text, x.links) for u in s.pages for x in [s[u]]}
def test_x(site):
    e = everything()
    s = site(e.files, au=LAST_DAY, contrat="complet", base={})
    seen = " ".join(x.text + " " + " ".join(x.addresses) for x in s)
    print("SAID")
    for p,w in e.said.items():
        if w not in seen: print(p)
    full = look(site, e.files)
    t=time.time()
    print("CODED")
    for p in sorted(e.coded):
        f = changed(p)
        if f is None: print(p, "no other"); continue
        try:
            if look(site, f) == full: print(p)
        except AssertionError as err: print(p, "ERR", err)
    print(time.time()-t)
    assert 0
