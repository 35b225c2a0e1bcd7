create index claim_of_run on claim (run, head);
