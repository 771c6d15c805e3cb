/// Where a bundle is read from: a file, a blob, memory.
public protocol BundleSource {
    /// The count of bytes.
    var size: Int64 { get }

    /// Fills the whole buffer with the bytes from the offset on; only asked for bytes within the size.
    /// - Throws: whatever keeps the bytes from being read; the verifier then says that the bundle is unreadable.
    func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws
}

/// A bundle in memory.
public struct BytesSource: BundleSource, Sendable {
    private let bytes: [UInt8]

    /// Takes the bytes of the whole bundle.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The count of bytes.
    public var size: Int64 { Int64(bytes.count) }

    /// Copies the bytes.
    public func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) {
        bytes.withUnsafeBytes { all in
            let start = Int(offset)
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[start..<start + buffer.count]))
        }
    }
}

extension BundleSource {
    func bytes(at offset: Int64, count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            if count > 0 { try read(at: offset, into: UnsafeMutableRawBufferPointer(buffer)) }
            initializedCount = count
        }
    }
}
