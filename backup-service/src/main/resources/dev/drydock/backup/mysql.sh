unset MYSQL_PWD MYSQL_HOST MYSQL_TCP_PORT MYSQL_UNIX_PORT
mysql=$(client mariadb mysql) || exit
dump=$(client mariadb-dump mysqldump) || exit
# What it is given may be anybody's: in binary mode none of it is a command of this client's, and it sends no file of this machine's.
ask() { "$mysql" --defaults-extra-file="$work/access" --binary-mode --local-infile=0 --batch --skip-column-names --raw --max-allowed-packet=1G "$@"; }
