# $1 kind, $2 site, $3 the server's socket, $4 how many rows or files. Half of it compresses well, half not at all.
set -eu
rows() { seq "$4" | awk -v q="'" 'BEGIN { srand(1) } {
    s = ""; for (i = 0; i < 40; i++) s = s sprintf("%012x", rand() * 2 ^ 48)
    t = ""; for (i = 0; i < 40; i++) t = t "ship " i % 7 " in "
    print $1 "\tvessel " $1 "\t" s t }'; }
case $1 in
    files)
        mkdir -p "$2/data"
        seq "$4" | awk -v d="$2/data" 'BEGIN { srand(1); for (i = 0; i < 900; i++) t = t "ship in port\n" } {
            f = d "/" int($1 / 1000) "/" $1; if ($1 % 1000 == 0 || $1 == 1) system("mkdir -p " d "/" int($1 / 1000))
            s = ""; for (i = 0; i < 800; i++) s = s sprintf("%012x", rand() * 2 ^ 48)
            printf "%s%s", s, t >f; close(f) }'
        ;;
    mariadb)
        mariadb --no-defaults -u root --socket="$3" -e 'CREATE DATABASE app CHARACTER SET utf8mb4;
            CREATE TABLE app.t (id int PRIMARY KEY, name varchar(100), doc text)'
        rows "$@" >"$2/../rows"
        mariadb --no-defaults -u root --socket="$3" --local-infile=1 app -e "LOAD DATA LOCAL INFILE '$2/../rows' INTO TABLE t"
        rm "$2/../rows"
        ;;
    postgresql)
        psql -q -X -h "$3" -U drydock postgres -c 'CREATE DATABASE app TEMPLATE template0'
        psql -q -X -h "$3" -U drydock app -c 'CREATE TABLE t (id int PRIMARY KEY, name text, doc text)'
        rows "$@" | psql -q -X -h "$3" -U drydock app -c 'COPY t FROM STDIN'
        ;;
esac
