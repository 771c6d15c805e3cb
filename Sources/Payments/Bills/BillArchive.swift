import CArchive

/// The files in a ZIP archive, unpacked in memory within bounds.
enum BillArchive {
    static let filesMax = 8

    /// Throws: `notABill` if it is no archive, `tooLong`.
    static func files(_ bytes: [UInt8]) throws(BillFault) -> [[UInt8]] {
        guard bytes.count <= GatewayBills.bytesMax else { throw .tooLong }
        guard let archive = archive_read_new() else { throw .notABill }
        defer { archive_read_free(archive) }
        archive_read_support_format_zip(archive)
        // The bytes must stay where they are for as long as the archive is read, hence one closure around all of it.
        let result: Result<[[UInt8]], BillFault> = bytes.withUnsafeBytes { buffer in
            guard archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK else {
                return .failure(.notABill)
            }
            return unpacked(archive)
        }
        return try result.get()
    }

    private static func unpacked(_ archive: OpaquePointer) -> Result<[[UInt8]], BillFault> {
        var files: [[UInt8]] = []
        var left = GatewayBills.bytesMax
        var entry: OpaquePointer?
        while true {
            switch archive_read_next_header(archive, &entry) {
            case ARCHIVE_EOF: return .success(files)
            // A name that is not in this machine's encoding is a warning; the names are not used.
            case ARCHIVE_OK, ARCHIVE_WARN: break
            default: return .failure(.notABill)
            }
            guard files.count < filesMax else { return .failure(.tooLong) }
            var file: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 64 << 10)
            while true {
                let count = archive_read_data(archive, &piece, piece.count)
                guard count >= 0 else { return .failure(.notABill) }
                guard count > 0 else { break }
                left -= count
                guard left >= 0 else { return .failure(.tooLong) }
                file += piece[..<count]
            }
            files.append(file)
        }
    }
}
