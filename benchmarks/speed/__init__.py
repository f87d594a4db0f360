"""How fast texts are read: throughput on one core, beside other tools on the same texts in the same run."""
