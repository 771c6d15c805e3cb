import Foundation

/// Makes archives of real files with the machine's own `tar` and `zip`.
enum Packing {
    /// Why there is no archive.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    /// Packs a folder, under its own name, as `.tar.gz` or `.zip` by the ending of `archive`.
    static func pack(_ folder: URL, to archive: URL) throws {
        let (parent, name) = (folder.deletingLastPathComponent(), folder.lastPathComponent)
        if archive.pathExtension == "zip" {
            try run(["zip", "-q", "-r", "-X", archive.path, name], in: parent)
        } else {
            try run(["tar", "--sort=name", "--owner=0", "--group=0", "-czf", archive.path, name], in: parent)
        }
    }

    /// Packs the source of this program: what git has of the working folder, or its `Sources`. False if neither is there.
    static func packOwnSource(to archive: URL) throws -> Bool {
        let files = FileManager.default
        let here = URL(filePath: files.currentDirectoryPath)
        guard files.fileExists(atPath: here.appending(path: "Sources/Evidence").path) else { return false }
        if files.fileExists(atPath: here.appending(path: ".git").path) {
            do {
                try run(["git", "archive", "--format=tar.gz", "--prefix=chengxu/", "-o", archive.path, "HEAD"], in: here)
                return true
            } catch is Fault {
                // A folder without a commit, or one that git does not trust: the plain files do as well.
            }
        }
        try pack(here.appending(path: "Sources"), to: archive)
        return true
    }

    private static func run(_ words: [String], in folder: URL) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Fault(description: "\(words[0]) ended with \(process.terminationStatus)")
        }
    }
}
