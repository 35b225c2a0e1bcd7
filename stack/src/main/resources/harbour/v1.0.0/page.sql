select berth, boat from berths order by berth
