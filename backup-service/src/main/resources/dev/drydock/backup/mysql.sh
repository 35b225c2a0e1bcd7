unset MYSQL_PWD MYSQL_HOST MYSQL_TCP_PORT MYSQL_UNIX_PORT
mysql=$(client mariadb mysql) || exit
dump=$(client mariadb-dump mysqldump) || exit
ask() { "$mysql" --defaults-extra-file="$work/access" --batch --skip-column-names --raw --max-allowed-packet=1G "$@"; }
