package dev.drydock.orchestrator.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "recipe")
public class RecipeRow {
    @Id
    public String name;

    public String yaml;
    public Instant added;
}
