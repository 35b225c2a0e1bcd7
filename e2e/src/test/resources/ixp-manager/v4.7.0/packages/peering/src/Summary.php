<?php

namespace Peering;

final class Summary
{
    public static function of(string $version, int $customers, int $onPeeringDb): string
    {
        return "IXP Manager $version: $customers customers, $onPeeringDb on PeeringDB\n";
    }
}
