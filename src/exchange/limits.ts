/** What a file of the exchange may be at most, whoever sends it. */
export const limits = {
  fileBytes: 200 * 1024 * 1024,
  entries: 5_000,
  unpackedBytes: 1024 * 1024 * 1024,
  /** Unpacked bytes for one packed byte, entry by entry. */
  ratio: 100,
  manifestBytes: 16 * 1024 * 1024,
  itemsBytes: 64 * 1024 * 1024,
  lines: 100_000,
  lineBytes: 256 * 1024,
  jsonDepth: 32,
  scanBytes: 20 * 1024 * 1024,
} as const;
