<?php

namespace Mautic\CoreBundle\Support;

final class IpAddress
{
}
