import random
from tests.machines.test_rendering import *
def test_kills(house, broker, long_report):
    rnd=random.Random(11); done=0; told=[]
    from publications import renditions
    t0=time.monotonic(); 
    for n in range(14):
        if is_made(): break
        Rendition.objects.filter(made_at=None).update(attempts=0)
        broker.ask("flushall"); the_lease_runs_out() if n else None
        broker.send(SWEEP); w=house.start_worker()
        wait_until(lambda: is_taken(1) or is_made(),"taken",log=w.log)
        m=rnd.uniform(0.05, 3.0); time.sleep(m); power_off(w)
        made=is_made(); told.append((round(m,2),made))
        assert len(kept_files())<=1
        if not made:
            assert house.get(PDF)[0]==404
    print(told)
    if not is_made():
        Rendition.objects.filter(made_at=None).update(attempts=0); broker.ask("flushall"); the_lease_runs_out(); broker.send(SWEEP); w=house.start_worker(); wait_until(is_made,"made",log=w.log)
    r=Rendition.objects.get(); c=store.read(r.sha256); assert [p.name for p in kept_files()]==[r.sha256]; assert hashlib.sha256(c).hexdigest()==r.sha256
    print("made", len(c), "files", [p.name for p in Path(store.place("0"*64)).parents[2].rglob("*") if p.is_file()])
