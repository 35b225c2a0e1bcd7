package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpRowsTest {
    private static final String POSTGRESQL =
            """
            CREATE FUNCTION f() RETURNS text LANGUAGE sql AS '
            COPY no.table (id) FROM stdin;
            1
            ';
            --
            -- Data for Name: port; Type: TABLE DATA; Schema: public; Owner: app
            --

            COPY public.port (id, "odd;
            name") FROM stdin;
            1	COPY x FROM stdin;
            2	\\\\.

            \\.


            --
            -- Data for Name: none; Type: TABLE DATA; Schema: public; Owner: app
            --

            COPY public.none  FROM stdin;
            \\.
            """;

    private static final String MYSQL =
            """
            --
            -- Dumping data for table `port`
            --

            LOCK TABLES `port` WRITE;
            /*!40000 ALTER TABLE `port` DISABLE KEYS */;
            INSERT INTO `port` (`id`, `a(b'V`, `c``d`) VALUES
            (1,'it\\'s (x),(y) VALUES (\\\\',NULL),
            (2,'a''b);',0x28);
            INSERT INTO `port` VALUES (3,'INSERT INTO `port` VALUES (1)',now()),(4,'\\\\',1);
            UNLOCK TABLES;

            --
            -- Dumping data for table `none`
            --

            LOCK TABLES `none` WRITE;
            UNLOCK TABLES;
            DELIMITER ;;
            CREATE PROCEDURE p() BEGIN
            INSERT INTO `port` VALUES (5);
            END ;;
            """;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10_000})
    void countsWhatIsDataHoweverItComes(int chunk) {
        assertThat(counted(Dialect.POSTGRESQL, POSTGRESQL, chunk)).isEqualTo("2 tables, 3 rows");
        assertThat(counted(Dialect.MYSQL, MYSQL, chunk)).isEqualTo("2 tables, 4 rows");
    }

    @Test
    void aDumpOfNothingHasNothing() {
        assertThat(counted(Dialect.MYSQL, "-- Dump completed\n", 1)).isEqualTo("0 tables, 0 rows");
    }

    private static String counted(Dialect dialect, String dump, int chunk) {
        DumpRows rows = new DumpRows(dialect);
        byte[] bytes = dump.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i += chunk) rows.write(bytes, i, Math.min(chunk, bytes.length - i));
        return rows.tables() + " tables, " + rows.rows() + " rows";
    }
}
