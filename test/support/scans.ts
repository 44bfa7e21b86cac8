import { deflateSync } from "node:zlib";

/** Small pictures of every kind that is taken in; `fill` makes them differ and grow. */
export const pdf = (fill = ""): Buffer =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n${fill}\nstartxref\n0\n%%EOF\n`, "latin1");

export const jpeg = (): Buffer =>
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9]);

export function png(width = 1): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(name, "latin1"), content, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(1, 4);
  header[8] = 8;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const picture = deflateSync(Buffer.alloc(2));
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", picture), chunk("IEND", Buffer.alloc(0))]);
}

export function tiff(order: "II" | "MM", directory = 8): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.write(order, "latin1");
  if (order === "II") {
    bytes.writeUInt16LE(42, 2);
    bytes.writeUInt32LE(directory, 4);
    bytes.writeUInt16LE(1, 8);
  } else {
    bytes.writeUInt16BE(42, 2);
    bytes.writeUInt32BE(directory, 4);
    bytes.writeUInt16BE(1, 8);
  }
  return bytes;
}
