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

    #[ORM\Column(type: 'string', length: 30, unique: true)]
    private string $shortname;

    #[ORM\Column(type: 'boolean', nullable: true)]
    private ?bool $peeringdb = null;

    #[ORM\Column(type: 'datetime', nullable: true)]
    private ?\DateTime $lastupdated;

    public function peers(): bool
    {
        return (bool) $this->peeringdb;
    }
}
