# By what the fetch has brought or held, without the network.
old=$DRYDOCK_HELD/old/$DRYDOCK_VERSION new=$DRYDOCK_HELD/new/$DRYDOCK_VERSION
if [ -d "$old" ]; then
  put_back "$old" "$DRYDOCK_VERSION"
elif [ -d "$new" ]; then
  put "$new" "$DRYDOCK_VERSION"
else
  echo "$DRYDOCK_PACKAGE $DRYDOCK_VERSION is not held in $DRYDOCK_HELD" >&2
  exit 1
fi
