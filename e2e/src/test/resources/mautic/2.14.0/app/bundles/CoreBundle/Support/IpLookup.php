<?php

namespace Mautic\CoreBundle\Support;

/** Gone in 2.16: a container that was cached before then wants a class that is not there any more. */
final class IpLookup
{
}
