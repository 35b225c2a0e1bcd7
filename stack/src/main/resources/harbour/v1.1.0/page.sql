select berth, boat, length_m from berths order by berth
