-- what is counted every few seconds: runs that have ended, and what they cost in downtime
create index run_counted on run (kind, status) include (doors_closed, doors_opened, ended) where ended is not null;
