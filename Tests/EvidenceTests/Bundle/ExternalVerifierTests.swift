import Foundation
import Testing

@testable import Evidence

/// A bundle held against programs that nobody of this project wrote.
@Suite struct ExternalVerifierTests {
    @Test func unzipAndPythonReadTheArchiveAndSha256sumTheManifest() async throws {
        let folder = try await Folder(SampleBundle(extraEntries: 3).bytes())
        defer { folder.remove() }
        let unzip = try Run("unzip", "-t", folder.bundle)
        #expect(unzip.status == 0 && unzip.output.contains("No errors detected"), "\(unzip.output)")
        let python = try Run("python3", "-m", "zipfile", "-t", folder.bundle)
        #expect(python.status == 0, "\(python.output)")
        try folder.unpack()
        let sums = try Run("sha256sum", "--strict", "-c", "manifest.sha256", in: folder.unpacked)
        #expect(sums.status == 0, "\(sums.output)")
        try "changed".write(toFile: folder.unpacked + "/index.html", atomically: false, encoding: .utf8)
        #expect(try Run("sha256sum", "--strict", "-c", "manifest.sha256", in: folder.unpacked).status != 0)
    }

    @Test func opensslVerifiesTheSignatureOfTheCheckpoint() async throws {
        let folder = try await Folder(SampleBundle().bytes())
        defer { folder.remove() }
        try folder.unpack()
        let note = try SignedNote(parsing: folder.read("checkpoint"))
        let publicKeyInfo = Hex.decode("302a300506032b6570032100")! + Sample.logKey.verifier.publicKey
        try folder.write(publicKeyInfo, to: "key.der")
        try folder.write(note.signatures[0].signature, to: "signature")
        for (text, status) in [(note.text, Int32(0)), (note.text.replacing("\n", with: "\n\n"), Int32(1))] {
            try folder.write(text.bytes, to: "text")
            let run = try Run(
                "openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key.der", "-rawin", "-in",
                "text",
                "-sigfile", "signature", in: folder.unpacked)
            #expect(run.status == status, "\(run.output)")
        }
    }

    @Test func opensslVerifiesTheStatementAndSha256sumItsManifest() async throws {
        let folder = try await Folder(SampleBundle().bytes())
        defer { folder.remove() }
        try folder.unpack()
        let note = try SignedNote(parsing: folder.read("manifest.note"))
        let line = try #require(note.text.split(separator: "\n").dropFirst(2).first)
        let sum = try Run("sha256sum", "manifest.sha256", in: folder.unpacked)
        #expect(sum.output.hasPrefix(line), "\(sum.output)")
        try folder.write(Hex.decode("302a300506032b6570032100")! + Sample.recordKey.verifier.publicKey, to: "key.der")
        try folder.write(note.signatures[0].signature, to: "signature")
        for (text, status) in [(note.text, Int32(0)), (note.text.replacing("trade/1", with: "trade/2"), Int32(1))] {
            try folder.write(text.bytes, to: "text")
            let run = try Run(
                "openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key.der", "-rawin", "-in",
                "text", "-sigfile", "signature", in: folder.unpacked)
            #expect(run.status == status, "\(run.output)")
        }
    }

    @Test func pythonFollowsEveryProofByTheTextOfTheRFC() async throws {
        let folder = try await Folder(SampleBundle(extraEntries: 7).bytes())
        defer { folder.remove() }
        try folder.unpack()
        let script = #filePath.replacing("Bundle/ExternalVerifierTests.swift", with: "External/verify.py")
        let genuine = try Run("python3", script, folder.unpacked)
        // Nine entries, one reference, the notary's entry.
        #expect(genuine.status == 0 && genuine.output.contains("11 proofs hold"), "\(genuine.output)")
        for name in ["entries/000003.json", "proofs/000004.tlog-proof", "heads/notary.json"] {
            let bytes = try folder.read(name)
            var changed = bytes
            changed[25] ^= 1
            try folder.write(changed, to: name)
            #expect(try Run("python3", script, folder.unpacked).status == 1, "\(name)")
            try folder.write(bytes, to: name)
        }
    }

    @Test func goVerifiesSignaturesAndEveryProof() async throws {
        let sample = try SampleBundle(extraEntries: 5)
        let folder = try await Folder(sample.bytes())
        defer { folder.remove() }
        try folder.unpack()
        let program = try goProgram(in: folder)
        let genuine = try Run(program, folder.unpacked)
        #expect(genuine.status == 0, "\(genuine.output)")
        // Checkpoint, manifest, seven entries, one reference, the notary's entry.
        #expect(genuine.output.split(separator: "\n").count == 11, "\(genuine.output)")

        for name in [
            "checkpoint", "manifest.note", "entries/000003.json", "proofs/000004.tlog-proof",
            "references/000000-entry.json",
            "heads/notary.json",
        ] {
            let bytes = try folder.read(name)
            var changed = bytes
            changed[20] ^= 1
            try folder.write(changed, to: name)
            #expect(try Run(program, folder.unpacked).status == 1, "\(name)")
            try folder.write(bytes, to: name)
        }
        #expect(try Run(program, folder.unpacked).status == 0)
    }

    /// Builds the verifier; what Go compiles is kept between runs in the system's temporary folder.
    private func goProgram(in folder: Folder) throws -> String {
        let source = #filePath.replacing("Bundle/ExternalVerifierTests.swift", with: "External/verify.go")
        let temporary = FileManager.default.temporaryDirectory.path
        let program = folder.path + "/verify"
        let build = try Run(
            "go", "build", "-o", program, source,
            environment: [
                "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": "", "CGO_ENABLED": "0",
                "GOCACHE": temporary + "/chengxu-go-cache", "HOME": temporary,
            ])
        try #require(
            build.status == 0,
            "Go or its package golang-golang-x-mod-dev is missing; `make setup` installs both. \(build.output)")
        return program
    }
}

/// A temporary folder with a bundle in it.
private struct Folder {
    let path: String
    var bundle: String { path + "/bundle.zip" }
    var unpacked: String { path + "/unpacked" }

    init(_ bundleBytes: [UInt8]) throws {
        path = FileManager.default.temporaryDirectory.path + "/chengxu-evidence-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data(bundleBytes).write(to: URL(fileURLWithPath: bundle))
    }

    func unpack() throws {
        let run = try Run("unzip", "-q", bundle, "-d", unpacked)
        try #require(run.status == 0, "\(run.output)")
    }

    func read(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: unpacked + "/" + name)))
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: unpacked + "/" + name))
    }

    func remove() {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            Issue.record(error)
        }
    }
}

/// A program that was run to its end.
struct Run {
    let status: Int32
    let output: String

    init(_ command: String..., in folder: String? = nil, environment: [String: String] = [:]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        let pipe = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        status = process.terminationStatus
        output = String(decoding: data, as: UTF8.self)
    }
}
