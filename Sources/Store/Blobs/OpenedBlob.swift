import Glibc

/// A stored file as an open descriptor, to be handed to another process. It closes when it goes.
package final class OpenedBlob: Sendable {
    /// The descriptor, at the beginning of the file, closed in programs that are started without being handed it.
    package let descriptor: Int32
    /// How long the file is, in bytes.
    package let sizeBytes: Int64

    /// Opens a file for reading, whether it is stored or lies somewhere else.
    /// - Throws: ``StoreFailure/fileFailed(_:)``.
    package init(path: String) throws(StoreFailure) {
        let opened = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw .file("open", path) }
        var status = stat()
        guard fstat(opened, &status) == 0 else {
            let failure = StoreFailure.file("examine", path)
            Glibc.close(opened)
            throw failure
        }
        descriptor = opened
        sizeBytes = Int64(status.st_size)
    }

    /// Bytes that are never stored, as a file without a name: it is gone when it is closed, whatever happens.
    /// - Throws: ``StoreFailure/diskFull(_:)``, ``StoreFailure/fileFailed(_:)``.
    package init(passing bytes: [UInt8]) throws(StoreFailure) {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let template = folder + "/chengxu-passing-XXXXXX"
        var path = template.utf8CString
        let opened = path.withUnsafeMutableBufferPointer { path in
            guard let start = path.baseAddress else { return Int32(-1) }
            let opened = mkstemp(start)
            if opened >= 0 { unlink(start) }
            return opened
        }
        guard opened >= 0 else { throw .file("make", template) }
        _ = fcntl(opened, F_SETFD, FD_CLOEXEC)
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes { Glibc.write(opened, $0.baseAddress.map { $0 + done }, bytes.count - done) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else {
                let failure = StoreFailure.file("write", template)
                Glibc.close(opened)
                throw failure
            }
            done += written
        }
        lseek(opened, 0, SEEK_SET)
        descriptor = opened
        sizeBytes = Int64(bytes.count)
    }

    deinit { Glibc.close(descriptor) }
}
