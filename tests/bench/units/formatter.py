"""Python source formatted by black."""
# suites: packages
# install: black==26.10.1 pytokens==0.4.1
# pure: black pytokens
# environment: PYTOKENS_USE_MYPYC=0
# compile: black blib2to3 _black_version.py pytokens
import black

SOURCE = '''
import os, sys
from collections import (OrderedDict,defaultdict)

class Shelf( object ):
    """A shelf of things."""
    def __init__(self,size=10,*,names=None,**rest):
        self.size=size ; self.names = names or [ ]
        self.rest = {'a':1,'b':[1,2,3],"c":{ 'd':(1,),'e':lambda x,y=2:x+y}}
    @property
    def total( self ): return sum([len(n) for n in self.names if n and not n.startswith("_")])
    async def fetch(self, session, url, timeout = 30, retries=3, headers={"Accept":"text/html","User-Agent":"bench"}):
        async with session.get(url,timeout=timeout,headers=headers) as answer, self.lock:
            if answer.status==200 and (answer.headers.get('Content-Type') or '').startswith('text/') and not self.closed:
                return await answer.text( )
            elif answer.status in (301,302,303): raise ValueError(f"moved to {answer.headers['Location']!r}")
            else:
                for i in range( retries ):
                    try: yield i
                    except (OSError,ValueError) as error: print( "failed" , error, file = sys.stderr )
                    finally: self.count += 1
        result = some_function_with_a_long_name(argument_one, argument_two)[0].attribute.method(another_argument, keyword=os.path.join('a', 'b'))
        assert isinstance(result,(int,str)), "this should %s not happen %d times" % (result,len(self.names)) # a comment
        x = not(a<b<=c) if a is not None else -1**2 // ~3 ; del x
'''
MODE = black.Mode()


def unit():
    return black.format_str(SOURCE, mode=MODE)
