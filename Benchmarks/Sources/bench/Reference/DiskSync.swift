import Foundation

/// What the disk can do in this minute: every durable figure is to be read beside it.
enum DiskSync {
    /// Appends 4 KiB and syncs, again and again for one second.
    static func line(in folder: URL) throws -> String {
        let path = folder.appending(path: "sync").path
        let file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0o600)
        guard file >= 0 else { throw SystemFailure("open") }
        defer {
            close(file)
            unlink(path)
        }
        let page = [UInt8](repeating: 7, count: 4_096)
        var count = 0
        let start = nanoseconds()
        while nanoseconds() - start < 1_000_000_000 {
            guard write(file, page, page.count) == page.count, fdatasync(file) == 0 else { throw SystemFailure("fdatasync") }
            count += 1
        }
        return "disk: \(count) syncs/s of 4 KiB appends"
    }
}
