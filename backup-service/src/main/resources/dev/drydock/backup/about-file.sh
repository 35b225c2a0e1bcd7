# Prints what lies at DRYDOCK_FILE: backup; file and when it was written; missing, unreadable, unfinished or other.
file=$DRYDOCK_FILE
if [ -d "$file" ]; then
    if [ -f "$file/complete.json" ] && [ -r "$file/complete.json" ]; then echo backup; else echo other; fi
elif [ -f "$file" ]; then
    if [ -s "$file-wal" ] || [ -s "$file-journal" ]; then echo unfinished
    elif [ -r "$file" ]; then echo "file $(stat -L -c %Y -- "$file")"; else echo unreadable; fi
elif [ -e "$file" ]; then
    echo other
else
    echo missing
fi
