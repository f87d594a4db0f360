// A small writer of Parquet: one row group, one plain uncompressed page a column, nulls by definition levels.

const PARQUET_TYPES = { bool: 0, int64: 2, string: 6 };

/** Bytes that grow. */
class Bytes {
  constructor() {
    this.data = new Uint8Array(1024);
    this.length = 0;
  }

  room(more) {
    if (this.length + more <= this.data.length) return;
    const grown = new Uint8Array(Math.max(this.data.length * 2, this.length + more));
    grown.set(this.data.subarray(0, this.length));
    this.data = grown;
  }

  byte(value) {
    this.room(1);
    this.data[this.length++] = value;
  }

  bytes(values) {
    this.room(values.length);
    this.data.set(values, this.length);
    this.length += values.length;
  }

  fixed(size, write) {
    this.room(size);
    write(new DataView(this.data.buffer, this.length, size));
    this.length += size;
  }

  int32(value) {
    this.fixed(4, (view) => view.setInt32(0, value, true));
  }

  varint(value) {
    while (value > 127) {
      this.byte((value % 128) | 128);
      value = Math.floor(value / 128);
    }
    this.byte(value);
  }

  zigzag(value) {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  taken() {
    return this.data.subarray(0, this.length);
  }
}

/** Thrift's compact protocol: fields as [id, kind, value]; kinds i32, i64, text, list of T, struct. */
function writeStruct(out, fields) {
  const kinds = { i32: 5, i64: 6, text: 8, list: 9, struct: 12 };
  let last = 0;
  for (const [id, kind, value] of fields) {
    out.byte(((id - last) << 4) | kinds[kind]);
    last = id;
    if (kind === "list") writeList(out, value.of, value.items, kinds);
    else writeValue(out, kind, value);
  }
  out.byte(0);
}

function writeList(out, kind, items, kinds) {
  if (items.length < 15) out.byte((items.length << 4) | kinds[kind]);
  else {
    out.byte(0xf0 | kinds[kind]);
    out.varint(items.length);
  }
  for (const item of items) writeValue(out, kind, item);
}

function writeValue(out, kind, value) {
  if (kind === "struct") writeStruct(out, value);
  else if (kind === "text") {
    const bytes = new TextEncoder().encode(value);
    out.varint(bytes.length);
    out.bytes(bytes);
  } else out.zigzag(value);
}

/** Definition levels, as runs: 1 where there is a value; their length stands before them. */
function writeLevels(out, values) {
  const runs = new Bytes();
  for (let from = 0; from < values.length; ) {
    let end = from + 1;
    const there = values[from] !== null;
    while (end < values.length && (values[end] !== null) === there) end++;
    runs.varint((end - from) * 2);
    runs.byte(there ? 1 : 0);
    from = end;
  }
  out.int32(runs.length);
  out.bytes(runs.taken());
}

function writePlain(out, type, values) {
  if (type === "bool") {
    for (let i = 0; i < values.length; i += 8) out.byte(values.slice(i, i + 8).reduce((byte, value, bit) => byte | (value ? 1 << bit : 0), 0));
  } else if (type === "int64") {
    for (const value of values) out.fixed(8, (view) => view.setBigInt64(0, BigInt(value), true));
  } else {
    const encoder = new TextEncoder();
    for (const value of values) {
      const bytes = encoder.encode(value);
      out.int32(bytes.length);
      out.bytes(bytes);
    }
  }
}

/** Write one column's page; gives what the file's foot says of it. */
function writeColumn(out, name, type, values) {
  const page = new Bytes();
  writeLevels(page, values);
  writePlain(page, type, values.filter((value) => value !== null));
  const offset = out.length;
  const facts = [[1, "i32", values.length], [2, "i32", 0], [3, "i32", 3], [4, "i32", 3]];
  writeStruct(out, [[1, "i32", 0], [2, "i32", page.length], [3, "i32", page.length], [5, "struct", facts]]);
  out.bytes(page.taken());
  const size = out.length - offset;
  const chunk = [
    [1, "i32", PARQUET_TYPES[type]], [2, "list", { of: "i32", items: [0, 3] }], [3, "list", { of: "text", items: [name] }],
    [4, "i32", 0], [5, "i64", values.length], [6, "i64", size], [7, "i64", size], [9, "i64", offset],
  ];
  return { size, chunk: [[2, "i64", offset], [3, "struct", chunk]] };
}

/** A Parquet file of columns `[name, type, values]`, all as long as each other; a missing value is null. */
function toParquet(columns, rowCount) {
  const out = new Bytes();
  out.bytes([0x50, 0x41, 0x52, 0x31]);
  const written = columns.map(([name, type, values]) => writeColumn(out, name, type, values.map((v) => v ?? null)));
  const schema = [
    [[4, "text", "schema"], [5, "i32", columns.length]],
    ...columns.map(([name, type]) => [[1, "i32", PARQUET_TYPES[type]], [3, "i32", 1], [4, "text", name], ...(type === "string" ? [[6, "i32", 0]] : [])]),
  ];
  const size = written.reduce((sum, column) => sum + column.size, 0);
  const group = [[1, "list", { of: "struct", items: written.map((column) => column.chunk) }], [2, "i64", size], [3, "i64", rowCount]];
  const start = out.length;
  writeStruct(out, [
    [1, "i32", 1], [2, "list", { of: "struct", items: schema }], [3, "i64", rowCount],
    [4, "list", { of: "struct", items: [group] }], [6, "text", "claimhouse explorer"],
  ]);
  out.int32(out.length - start);
  out.bytes([0x50, 0x41, 0x52, 0x31]);
  return out.taken();
}
