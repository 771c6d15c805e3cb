import Foundation
import Testing

@testable import Evidence

/// The tricks of the ZIP format, each built from a genuine bundle: two readers of one archive must never see two bundles.
@Suite struct ArchiveTricksTests {
    /// A genuine bundle with one member's headers changed by hand.
    private struct Trick {
        var bytes: [UInt8]
        let members: [ArchiveMember]
        let name: String

        init() async throws {
            bytes = try await SampleBundle(extraEntries: 1).bytes()
            members = try ArchiveReader(BytesSource(bytes)).members
            name = "entries/000001.json"
        }

        var member: ArchiveMember { members.first { $0.name == name }! }

        /// Where the member's item in the archive's list begins.
        var central: Int {
            let before = members.prefix { $0.name != name }.reduce(0) { $0 + $1.centralHeader.count }
            return Int(members.last!.end) + before
        }

        mutating func set(_ value: [UInt8], local: Int? = nil, central place: Int? = nil) {
            for (index, byte) in value.enumerated() {
                if let local { bytes[Int(member.offset) + local + index] = byte }
                if let place { bytes[central + place + index] = byte }
            }
        }

        var faults: Set<String> { BundleVerifier.verify(BytesSource(bytes), trusting: SampleBundle.trusted).faults }
    }

    private func faults(_ change: (inout Trick) throws -> Void) async throws -> Set<String> {
        var trick = try await Trick()
        #expect(trick.faults == [])
        try change(&trick)
        return trick.faults
    }

    /// An archive made of these members, by this test's own hand.
    private func rebuilt(
        _ change: (inout [(name: String, data: [UInt8])]) -> Void
    ) async throws -> Set<String> {
        let data = try await SampleBundle(extraEntries: 1).members().data
        var members = data.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { (name: $0.key, data: $0.value) }
        change(&members)
        return BundleVerifier.verify(BytesSource(SampleMembers.pack(members)), trusting: SampleBundle.trusted).faults
    }

    // MARK: Headers that lie

    @Test func anotherNameInTheLocalHeader() async throws {
        #expect(
            try await faults { $0.set(Array("entries/000009.json".utf8), local: 30) } == [
                "archive: archive(Evidence.ArchiveFault.localHeader(\"entries/000001.json\"))"
            ])
    }

    @Test(
        arguments: [
            ("encrypted", 6, 8, [0x01, 0x08]), ("data descriptor", 6, 8, [0x08, 0x08]), ("patched data", 6, 8, [0x20, 0x08]),
            ("strong encryption", 6, 8, [0x40, 0x08]), ("no UTF-8 flag", 6, 8, [0x00, 0x00]), ("deflated", 8, 10, [0x08, 0x00]),
            ("deflate64", 8, 10, [0x09, 0x00]), ("zstd", 8, 10, [0x5D, 0x00]), ("another time", 10, 12, [0x01, 0x00]),
            ("another version", 4, 6, [0x3F, 0x00]), ("no checksum", 14, 16, [0, 0, 0, 0]), ("no size", 18, 20, [0, 0, 0, 0]),
            ("a size of 4 GiB", 18, 20, [0xFF, 0xFF, 0xFF, 0xFF]), ("another whole size", 22, 24, [1, 0, 0, 0]),
            ("a field of extra data", 28, 30, [4, 0]),
        ] as [(String, Int, Int, [UInt8])])
    func aFieldInOneHeaderOrInBoth(_ name: String, _ local: Int, _ central: Int, _ value: [UInt8]) async throws {
        let comment = Comment(rawValue: name)
        #expect(try await faults { $0.set(value, local: local) }.isEmpty == false, comment)
        #expect(try await faults { $0.set(value, central: central) }.isEmpty == false, comment)
        #expect(try await faults { $0.set(value, local: local, central: central) }.isEmpty == false, comment)
    }

    @Test(
        arguments: [
            ("made by MS-DOS", 4, [0x14, 0x00]), ("a comment of a member", 32, [1, 0]), ("another disk", 34, [1, 0]),
            ("marked as text", 36, [1, 0]), ("a symbolic link", 38, [0, 0, 0xFF, 0xA1]), ("a folder", 38, [0x10, 0, 0xED, 0x41]),
            ("set user id", 38, [0, 0, 0xED, 0x89]), ("another place", 42, [1, 0, 0, 0]),
        ] as [(String, Int, [UInt8])])
    func aFieldOfTheList(_ name: String, _ central: Int, _ value: [UInt8]) async throws {
        #expect(try await faults { $0.set(value, central: central) }.isEmpty == false, Comment(rawValue: name))
    }

    @Test func aWrongChecksumInBothHeaders() async throws {
        #expect(
            try await faults { $0.set([1, 2, 3, 4], local: 14, central: 16) } == ["entries/000001.json: wrongChecksum"])
    }

    // MARK: Names

    @Test(arguments: [
        "../entries/000001.json", "/entries/000001.json", "entries/../keys.txt", "C:\\entries", "entries//000001.json",
        "./checkpoint", "entries/000001.json/", "Entries/000001.json", "CHECKPOINT", "entries/000001.JSON", "files/",
        "__MACOSX/index.html", "entries/000001.json:stream", "con", "index.html.exe",
    ])
    func anotherName(_ name: String) async throws {
        let faults = try await rebuilt { members in
            members.append((name, Array("x".utf8)))
            members.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        }
        #expect(faults.contains("\(name): unknownMember"), "\(faults)")
    }

    /// Two names that a file system may take for one: letters beyond ASCII are refused whatever form they have.
    @Test(arguments: ["caf\u{E9}", "cafe\u{301}", "ｃheckpoint", "checkpoint\u{200B}", "文件"])
    func namesBeyondASCII(_ name: String) async throws {
        let faults = try await rebuilt { $0.append((name, Array("x".utf8))) }
        #expect(faults.count == 1 && faults.first?.contains("centralHeader") == true, "\(faults)")
    }

    @Test func theSameNameTwice() async throws {
        let faults = try await rebuilt { members in
            let place = members.firstIndex { $0.name == "index.html" }!
            members.insert(("index.html", Array("<h1>another</h1>".utf8)), at: place + 1)
        }
        #expect(faults.first?.contains("order(\"index.html\")") == true, "\(faults)")
    }

    // MARK: Around the members

    @Test func dataBeforeBetweenAndAfter() async throws {
        let bytes = try await SampleBundle().bytes()
        for extra in [Array("MZ".utf8), Array("<html>".utf8), [0]] {
            for mutant in [extra + bytes, bytes + extra] {
                #expect(!BundleVerifier.verify(BytesSource(mutant), trusting: SampleBundle.trusted).isIntact)
            }
        }
        // A second whole bundle behind the first, or before it.
        #expect(!BundleVerifier.verify(BytesSource(bytes + bytes), trusting: SampleBundle.trusted).isIntact)
    }

    @Test func aCommentOfTheArchive() async throws {
        var bytes = try await SampleBundle().bytes()
        bytes[bytes.count - 2] = 3
        #expect(!BundleVerifier.verify(BytesSource(bytes + Array("abc".utf8))).isIntact)
    }

    @Test func zip64RecordsThatSayAnotherThanThePlainOne() async throws {
        let bytes = try await SampleBundle().bytes()
        let plain = Array(bytes.suffix(ArchiveEnd.plainBytes))
        let before = Array(bytes.dropLast(ArchiveEnd.plainBytes))
        let large = ByteWriter.endRecord(count: 1, bytes: 60, offset: 0)
        #expect(!BundleVerifier.verify(BytesSource(before + large)).isIntact)
        #expect(!BundleVerifier.verify(BytesSource(before + large.dropLast(ArchiveEnd.plainBytes) + plain)).isIntact)
    }

    /// A member that would be a thousand times its size when unpacked: compressed members are refused unread.
    @Test func whatOtherToolsPack() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/chengxu-tricks-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/bundle.zip"
        try Data(try await SampleBundle().bytes()).write(to: URL(fileURLWithPath: path))
        let script = """
            import sys, zipfile, io
            data = {i.filename: zipfile.ZipFile(sys.argv[1]).read(i) for i in zipfile.ZipFile(sys.argv[1]).infolist()}
            def write(name, method, extra=None, streamed=False):
                with zipfile.ZipFile(sys.argv[2] + '/' + name, 'w', method) as z:
                    for n in sorted(data):
                        if streamed:
                            with z.open(zipfile.ZipInfo(n), 'w', force_zip64=True) as f: f.write(data[n])
                        else: z.writestr(n, data[n])
                    if extra: z.writestr(*extra)
            write('deflated.zip', zipfile.ZIP_DEFLATED)
            write('stored.zip', zipfile.ZIP_STORED)
            write('bomb.zip', zipfile.ZIP_DEFLATED, ('zzz', b'0' * (64 << 20)))
            write('zip64.zip', zipfile.ZIP_STORED, streamed=True)
            """
        let run = try Run("python3", "-c", script, path, folder)
        #expect(run.status == 0, "\(run.output)")
        for name in ["deflated", "stored", "bomb", "zip64"] {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name).zip")))
            let report = BundleVerifier.verify(BytesSource(bytes), trusting: SampleBundle.trusted)
            #expect(report.findings.count == 1, "\(name): \(report.faults)")
            #expect(!report.isIntact, "\(name): the same members in other headers are another archive")
        }
    }
}
