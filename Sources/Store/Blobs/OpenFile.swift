import Glibc

/// A file descriptor with the few calls the blob store makes, each failing with a sentence. It closes when it goes.
struct OpenFile: ~Copyable {
    let path: String
    private let descriptor: Int32

    init(_ path: String, _ flags: Int32, permissions: mode_t = 0o600) throws(StoreFailure) {
        self.path = path
        descriptor = Glibc.open(path, flags | O_CLOEXEC, permissions)
        guard descriptor >= 0 else { throw .file("open", path) }
    }

    deinit {
        Glibc.close(descriptor)
    }

    /// Writes all of `bytes` at the end.
    func append(_ bytes: [UInt8]) throws(StoreFailure) {
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes { all in
                Glibc.write(descriptor, all.baseAddress.map { $0 + done }, all.count - done)
            }
            if written < 0, errno == EINTR { continue }
            guard written >= 0 else { throw .file("write", path) }
            done += written
        }
    }

    /// The bytes from `offset` on, fewer than `countMax` only at the end.
    func read(offset: Int64, countMax: Int) throws(StoreFailure) -> [UInt8] {
        var failure: StoreFailure?
        let bytes = [UInt8](unsafeUninitializedCapacity: countMax) { buffer, count in
            while count < countMax {
                let got = Glibc.pread(descriptor, buffer.baseAddress.map { $0 + count }, countMax - count, off_t(offset) + count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = .file("read", path) }
                if got <= 0 { return }
                count += got
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Waits until the content, and for a folder its names, are on the disk.
    func sync() throws(StoreFailure) {
        guard Glibc.fsync(descriptor) == 0 else { throw .file("sync", path) }
    }

    /// Has the kernel begin to write a part out, so that the sync at the end is short and other files' syncs stay so.
    func beginWritingOut(offset: Int64, countBytes: Int64) {
        // Only advice: its failure changes nothing.
        _ = posix_fadvise(descriptor, off_t(offset), off_t(countBytes), Int32(POSIX_FADV_DONTNEED))
    }

    /// Whether this process now holds the file's advisory lock; another may.
    func takeLock() -> Bool {
        flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }

    /// Takes the file's advisory lock once whoever has it lets go.
    func waitForLock() throws(StoreFailure) {
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw .file("lock", path) }
        }
    }

    /// Length in bytes, and how many names the file has.
    func status() throws(StoreFailure) -> (sizeBytes: Int64, names: Int) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .file("examine", path) }
        return (Int64(status.st_size), Int(status.st_nlink))
    }

    /// Room for more on the file system the file lies on, in bytes.
    func freeBytes() throws(StoreFailure) -> Int64 {
        var status = statvfs()
        guard fstatvfs(descriptor, &status) == 0 else { throw .file("examine", path) }
        return Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
    }
}

extension StoreFailure {
    /// What `errno` says about a call that just failed.
    static func file(_ call: String, _ path: String) -> StoreFailure {
        let code = errno
        let reason = "cannot \(call) \(path): \(String(cString: strerror(code)))"
        return code == ENOSPC || code == EDQUOT ? .diskFull(reason) : .fileFailed(reason)
    }
}
