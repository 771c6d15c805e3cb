import Foundation
import Market
import Testing

@testable import Inspection

@Suite struct ArchiveReadingTests {
    private static let tree = [
        ("shop/src/app.py", "import os\nprint(1)\n"), ("shop/src/说明.txt", "中文"), ("shop/index.php", "<?php\necho 1;\n"),
    ]

    @Test(arguments: Packed.Form.allCases) func everyFormatGivesTheSameTree(_ form: Packed.Form) throws {
        let (facts, places) = try Packed.facts(Self.tree, form)
        #expect(facts.format == form.format)
        #expect(facts.files == 3)
        #expect(facts.unpackedBytes == 39)
        #expect(facts.languages.map(\.language) == [.python, .php])
        #expect(places.largest.map(\.path) == ["shop/src/app.py", "shop/index.php", "shop/src/说明.txt"])
        let other = try Packed.facts(Self.tree.reversed(), .tar)
        #expect(facts.treeHash == other.facts.treeHash, "order and format do not matter")
        #expect(try Packed.facts(Self.tree + [("a", "b")]).facts.treeHash != facts.treeHash)
    }

    @Test func aRarIsRead() throws {
        let (facts, _) = try read(Packed.file(Rar.stored("read me.txt", Array("hello".utf8))))
        #expect(facts.format == .rar)
        #expect(facts.files == 1)
        #expect(facts.unpackedBytes == 5)
        #expect(facts.documents.isEmpty)
    }

    @Test func aFileThatIsNoArchiveIsOneFile() throws {
        let (facts, _) = try read(Packed.file(Array("#!/usr/bin/env python3\nprint(1)\n".utf8)))
        #expect(facts.format == .singleFile)
        #expect(facts.files == 1)
        #expect(facts.languages.map(\.language) == [.python])
    }

    @Test(arguments: Packed.Form.allCases.filter { $0 != .tar }) func whatBreaksOffIsDamaged(_ form: Packed.Form) throws {
        var noise = SystemRandomNumberGenerator()
        let bytes = (0..<60_000).map { _ in UInt8.random(in: 0...255, using: &noise) }
        let url = try Packed.file(form, [("a.bin", bytes)])
        let whole = try Data(contentsOf: url)
        try whole.prefix(whole.count / 2).write(to: url)
        #expect(try Packed.read(url) == .unread(.init(.damaged)))
    }

    @Test func chineseNamesOfWindowsAreRead() throws {
        let url = try Packed.file(.zip, [("aaaa.txt", [1])])
        var bytes = try Data(contentsOf: url)
        // The same name in GB 18030, as Chinese Windows packs: in the file's own heading and in the list at the end.
        for _ in 0..<2 {
            let range = try #require(bytes.range(of: Data("aaaa".utf8)))
            bytes.replaceSubrange(range, with: [0xD6, 0xD0, 0xCE, 0xC4])
        }
        try bytes.write(to: url)
        let (_, places) = try read(url)
        #expect(places.largest.first?.path == "中文.txt")
    }

    @Test func linksAndPathsThatLeadOutAreToldAndNotFollowed() throws {
        let url = try Packed.file(
            .tar, [("../../etc/passwd", [1]), ("/root/a", [2]), ("ok/..name", [3])], links: [("now", "/etc/shadow")])
        let (facts, places) = try read(url)
        #expect(facts.links == 1)
        #expect(facts.unsafePaths == 2)
        #expect(places.links.map(\.path) == ["../../etc/passwd", "/root/a", "now"])
        #expect(facts.files == 3)
    }

    @Test func filesBehindAPasswordAreCounted() throws {
        let (facts, places) = try read(Packed.file(.zip, [("secret/a.php", Array("<?php".utf8))], password: "correct horse"))
        #expect(facts.encryptedFiles == 1)
        #expect(facts.files == 1)
        #expect(facts.languages.isEmpty)
        #expect(places.encrypted.map(\.path) == ["secret/a.php"])
    }

    @Test func archivesInsideAreListedAndNotLookedInto() throws {
        let inner = try Packed.file(.zip, [("id_rsa", Array(Sample.privateKey.utf8))])
        let bytes = Array(try Data(contentsOf: inner))
        try FileManager.default.removeItem(at: inner)
        let (facts, places) = try read(Packed.file(.zip, [("lib/parts.zip", bytes)]))
        #expect(facts.innerArchives == 1)
        #expect(places.innerArchives.map(\.path) == ["lib/parts.zip"])
        #expect(facts.secrets.isEmpty)
    }

    // MARK: Bombs

    @Test(arguments: [Packed.Form.zip, .tarGzip, .tarXz]) func whatUnpacksTooFarIsRefusedByName(_ form: Packed.Form) throws {
        let zeros = [UInt8](repeating: 0, count: Int(Inspected.Limits.ratioFromBytes) + (1 << 20))
        let url = try Packed.file(form, [("zeros", zeros)])
        #expect(try Packed.read(url) == .unread(.init(.ratioTooHigh, limit: Inspected.Limits.ratioMax)))
    }

    @Test func tooManyFilesAreRefusedByName() throws {
        let name = [UInt8](repeating: 0, count: 0)
        let entries = (0...Inspected.Limits.filesMax).map { ("\($0)", name) }
        #expect(
            try Packed.read(Packed.file(.tarGzip, entries))
                == .unread(.init(.tooManyFiles, limit: Int64(Inspected.Limits.filesMax))))
    }

    @Test func pathsThatAreTooLongAreRefusedByName() throws {
        let long = String(repeating: "a/", count: Inspected.Limits.pathBytesMax)
        #expect(
            try Packed.read(Packed.file(.tar, [(long + "b", [])]))
                == .unread(.init(.pathsTooLong, limit: Int64(Inspected.Limits.pathBytesMax))))
    }

    @Test func anyBytesAtAllAreSurvived() throws {
        var noise = SystemRandomNumberGenerator()
        let start = try Packed.file(.zip, [("a.php", Array("<?php echo 1;".utf8)), ("b/c.txt", [1, 2, 3])])
        let good = Array(try Data(contentsOf: start))
        try FileManager.default.removeItem(at: start)
        for _ in 0..<300 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &noise) {
                bytes[Int.random(in: 0..<bytes.count, using: &noise)] = UInt8.random(in: 0...255, using: &noise)
            }
            _ = try Packed.read(Packed.file(bytes))
        }
    }

    private func read(_ url: URL) throws -> (ArtefactFacts, ArtefactPlaces) {
        let inspected = try Packed.read(url)
        guard case .read(let facts, let places) = inspected else { throw Packed.NotRead(inspected: inspected) }
        return (facts, places)
    }
}

/// Writes the simplest archive of that format by hand: no free program makes one.
///
/// Source: the format's technical note, version 4.
private enum Rar {
    static func stored(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
        let name = Array(name.utf8)
        let file =
            little(UInt32(bytes.count)) + little(UInt32(bytes.count)) + [3] + little(crc(bytes)) + little(UInt32(0))
            + [20, 0x30] + little(UInt16(name.count)) + little(UInt32(0x81A4)) + name
        return Array("Rar!".utf8) + [0x1A, 0x07, 0x00] + block(0x73, 0, [UInt8](repeating: 0, count: 6))
            + block(0x74, 0x8000, file) + bytes + block(0x7B, 0x4000, [])
    }

    private static func block(_ type: UInt8, _ flags: UInt16, _ body: [UInt8]) -> [UInt8] {
        let head = [type] + little(flags) + little(UInt16(7 + body.count)) + body
        return little(UInt16(truncatingIfNeeded: crc(head))) + head
    }

    private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var crc = UInt32.max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}
