import subprocess, time, http.client, statistics
from pathlib import Path
from django.urls import reverse
from tests.machines.engine_room import *
from tests.machines.test_rendering import *
from publications import renditions
def test_nginx(house, approved, officer, tmp_path):
    house.post(PUBLISH, officer)
    renditions.make_waiting()
    port=free_port()
    conf=Path('/tmp/portal2.conf').read_text().replace('web:8000',f'127.0.0.1:{house.port}').replace('listen 8080','listen 127.0.0.1:%d'%port).replace('/var/cache/nginx/pages',str(tmp_path/'pages'))
    (tmp_path/'n.conf').write_text(f'user root;daemon off;pid {tmp_path}/pid;error_log {tmp_path}/err;events{{}}\nhttp{{access_log off;include /etc/nginx/mime.types;\n{conf}\n}}')
    n=subprocess.Popen(['nginx','-c',str(tmp_path/'n.conf')])
    try:
        time.sleep(1)
        def g(path, verb='GET', **h):
            c=http.client.HTTPConnection('127.0.0.1',port,timeout=30); t=time.time()
            c.request(verb,path,headers=h); r=c.getresponse(); b=r.read(); d=dict((k.lower(),v) for k,v in r.getheaders())
            s=time.time()-t
            print(f"{verb} {path[-45:]:46} {r.status} {d.get('x-cache')} {s*1000:.0f}ms {len(b)}B cc={d.get('cache-control')} vary={d.get('vary')} etag={d.get('etag','')[:12]} cookie={'set-cookie' in d} conns={r.getheader('x-cache')}")
            return r.status,d,b
        P='/councils/barsetshire/'
        L='/councils/barsetshire/publications/equality-information/2025-to-2026/'
        css='/static/css/report.css'
        pages=[P,EDITION,PDF,L,EDITION+'x','/','/councils/','/robots.txt', EDITION[:-1]+'.json','/about/','/councils/?q=bar']
        for p in pages: g(p); g(p)
        ck='; '.join(f'{k}={v}' for k,v in officer.items())
        g(P,Cookie=ck)
        for p in ['/officers/barsetshire/','/account/login/','/health/ready','/officers/barsetshire/publications/']:
            g(p,Cookie=ck); g(p,Cookie=ck); g(p)
        s,d,b=g(EDITION); e=d['etag']; g(EDITION,**{'If-None-Match':e}); g(PDF,**{'If-None-Match':g(PDF)[1]['etag']}); g(P,**{'If-None-Match':g(P)[1]['etag']}); g(EDITION,'HEAD')
        g(PDF,Range='bytes=0-99')
        g(P,**{'Accept-Encoding':'gzip'})
        print('--- 62 s'); time.sleep(61)
        g(P); time.sleep(.5); g(P)
        print('--- gunicorn stopped'); house.end('web')
        for p in pages: g(p)
        for p in ['/officers/barsetshire/','/health/ready','/accessibility/']: g(p,Cookie=ck)
        print('--- 62 s'); time.sleep(61)
        for p in pages[:4]: g(p)
        print('--- 65 s'); time.sleep(65)
        for p in pages[:4]: g(p)
        g(EDITION,**{'If-None-Match':e})
        house.start_web(); print('--- back')
        for p in pages[:4]: g(p); time.sleep(.3); g(p)
        print(Path(tmp_path/'err').read_text()[-1500:])
    finally:
        n.terminate(); n.wait()
