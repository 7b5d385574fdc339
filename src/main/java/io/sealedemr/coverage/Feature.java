package io.sealedemr.coverage;

import java.util.Locale;

/** What a cluster may have, besides its applications, that makes a channel or a place exist. */
enum Feature {
  /** More than one primary node. */
  MULTIPLE_PRIMARIES,
  /** HDFS encryption zones, and so Hadoop KMS. */
  ZONES,
  /** Hive's metastore service on the cluster; there is none with the Glue catalogue. */
  HIVE_METASTORE,
  /** The metastore's data in the primary node's own MySQL. */
  LOCAL_METASTORE,
  /** The metastore's data in a database elsewhere. */
  EXTERNAL_METASTORE,
  /** Hive LLAP daemons. */
  LLAP,
  /** HBase writes ahead to EMR WAL. */
  EMR_WAL,
  /** HBase writes ahead to HDFS. */
  NO_EMR_WAL,
  /** Ranger plug-ins. */
  RANGER,
  /** Nodes with instance store volumes. */
  INSTANCE_STORE;

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
