<?php

namespace Entities;

use Doctrine\ORM\Mapping as ORM;

#[ORM\Entity]
#[ORM\Table(name: 'cust')]
class Customer
{
    #[ORM\Id, ORM\GeneratedValue, ORM\Column(type: 'integer')]
    private int $id;

    #[ORM\Column(type: 'string', length: 255)]
    private string $name;

    #[ORM\Column(type: 'string', length: 30)]
    private string $shortname;

    #[ORM\Column(type: 'string', length: 40, nullable: true)]
    private ?string $nocfax;

    #[ORM\Column(type: 'datetime', nullable: true)]
    private ?\DateTime $lastupdated;

    public function peers(): bool
    {
        return false;
    }
}
