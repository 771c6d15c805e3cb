/// The checksum that ZIP archives keep of each member. It finds accidents, not attacks.
///
/// It is our own because the systems' libraries for it would be one more thing to install for whoever only wants to verify
/// a bundle. Sixteen bytes are taken per step. Source: ISO/IEC 8802-3, polynomial 0x04C11DB7, bits reversed.
public struct CRC32: Sendable, Hashable {
    private var state: UInt32 = 0xFFFF_FFFF

    /// Starts with no bytes.
    public init() {}

    /// The checksum of the bytes.
    public static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc = CRC32()
        crc.update(bytes)
        return crc.value
    }

    /// The checksum of all bytes taken so far; more may follow.
    public var value: UInt32 { ~state }

    /// Takes the next bytes.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// Takes the next bytes.
    public mutating func update(_ memory: UnsafeRawBufferPointer) {
        state = CRC32.tables.withUnsafeBufferPointer { CRC32.advance(state, over: memory, tables: $0) }
    }

    private static func advance(
        _ start: UInt32, over memory: UnsafeRawBufferPointer, tables: UnsafeBufferPointer<UInt32>
    ) -> UInt32 {
        guard let bytes = memory.baseAddress, let table = tables.baseAddress else { return start }
        var state = start
        var position = 0
        while position &+ 16 <= memory.count {
            let a = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)) ^ state
            let b = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: position &+ 4, as: UInt32.self))
            let c = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: position &+ 8, as: UInt32.self))
            let d = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: position &+ 12, as: UInt32.self))
            state =
                fourBytes(a, table + 12 * 256) ^ fourBytes(b, table + 8 * 256) ^ fourBytes(c, table + 4 * 256)
                ^ fourBytes(d, table)
            position &+= 16
        }
        while position < memory.count {
            let byte = bytes.load(fromByteOffset: position, as: UInt8.self)
            state = table[Int((state ^ UInt32(byte)) & 0xFF)] ^ state >> 8
            position &+= 1
        }
        return state
    }

    /// What four bytes give that are followed by as many bytes as the number of the first table.
    @inline(__always)
    private static func fourBytes(_ word: UInt32, _ tables: UnsafePointer<UInt32>) -> UInt32 {
        tables[768 &+ Int(word & 0xFF)] ^ tables[512 &+ Int(word >> 8 & 0xFF)]
            ^ tables[256 &+ Int(word >> 16 & 0xFF)] ^ tables[Int(word >> 24)]
    }

    /// `tables[256 * n + b]` is what the byte b gives when n zero bytes follow it.
    private static let tables: [UInt32] = {
        var tables: [UInt32] = (0..<256).map { byte in
            (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
        }
        for index in 256..<16 * 256 {
            let before = tables[index - 256]
            tables.append(tables[Int(before & 0xFF)] ^ before >> 8)
        }
        return tables
    }()
}
