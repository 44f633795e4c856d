"""The server that the recorded results of uri and get_url come from; HttpPlaces.cs is the same for the tests."""
import base64
import gzip
import http.server
import json
import sys


class H(http.server.BaseHTTPRequestHandler):
    protocol_version='HTTP/1.1'
    def log_message(self,*a): pass
    def go(self):
        n=int(self.headers.get('Content-Length') or 0); body=self.rfile.read(n)
        p=self.path.split('?')[0]
        def send(code, data=b'', hs={}, ct='text/plain'):
            self.send_response(code)
            if ct: self.send_header('Content-Type', ct)
            for k,v in (hs.items() if isinstance(hs,dict) else hs): self.send_header(k,v)
            self.send_header('Content-Length', str(len(data))); self.end_headers()
            if self.command!='HEAD': self.wfile.write(data)
        if p=='/echo': send(200, json.dumps({'method':self.command,'headers':{k:v for k,v in self.headers.items()},'body':body.decode('latin1'),'path':self.path}).encode(), ct='application/json')
        elif p=='/text': send(200,b'hello\n',{'X-Foo-Bar':'1','Last-Modified':'Wed, 01 Jan 2020 00:00:00 GMT','ETag':'"abc"'})
        elif p=='/json': send(200,b'{"a": [1, 2.5, null, true], "b": {"c": "d"}}', ct='application/json; charset=utf-8')
        elif p=='/badjson': send(200,b'{"a": ', ct='application/json')
        elif p=='/vndjson': send(200,b'{"a": 1}', ct='application/vnd.api+json')
        elif p.startswith('/status/'): send(int(p[8:]), b'body %s'%p[8:].encode())
        elif p=='/redir': send(302,b'moved',{'Location':'/text'})
        elif p=='/redir307': send(307,b'moved',{'Location':'/echo'})
        elif p=='/redir303': send(303,b'moved',{'Location':'/echo'})
        elif p=='/redir302e': send(302,b'moved',{'Location':'/echo'})
        elif p=='/loop': send(302,b'',{'Location':'/loop'})
        elif p=='/cookie': send(200,b'c',[('Set-Cookie','a=1; Path=/'),('Set-Cookie','b=two; HttpOnly')])
        elif p=='/auth':
            if self.headers.get('Authorization')=='Basic '+base64.b64encode(b'somebody:opensesame1').decode(): send(200,b'in')
            else: send(401,b'no',{'WWW-Authenticate':'Basic realm="x"'})
        elif p=='/gzip': send(200,gzip.compress(b'zipped'),{'Content-Encoding':'gzip'})
        elif p=='/cd': send(200,b'data',{'Content-Disposition':'attachment; filename="named.txt"'})
        elif p=='/nocontent': self.send_response(204); self.end_headers()
        elif p=='/nomod':
            if self.headers.get('If-Modified-Since'): send(304,b'')
            else: send(200,b'nm',{'Last-Modified':'Wed, 01 Jan 2020 00:00:00 GMT'})
        elif p=='/dup': send(200,b'x',[('X-D','1'),('X-D','2')])
        elif p=='/sums': send(200,b'5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03  text\nabc  other\n')
        elif p=='/latin': send(200,'é'.encode('latin1'),ct='text/plain; charset=iso-8859-1')
        else: send(404,b'not found')
    do_GET=do_POST=do_PUT=do_DELETE=do_HEAD=do_PATCH=do_OPTIONS=go
http.server.ThreadingHTTPServer(('127.0.0.1', int(sys.argv[1])), H).serve_forever()
