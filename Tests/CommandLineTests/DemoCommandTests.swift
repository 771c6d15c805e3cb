import Evidence
import Foundation
import Store
import Testing

/// One run of `chengxu demo` in an empty folder, and what the other commands say of what it left.
@Suite(.serialized) struct DemoCommandTests {
    @Test func theWalkHoldsAndWhatItLeavesIsChecked() async throws {
        try await withFolder { folder in
            let demo = try await Command.run(["demo"], in: folder)
            #expect(demo.status == 0, "\(demo.output)\(demo.errors)")
            let bundle = URL(filePath: try #require(demo.lines.last))
            #expect(FileManager.default.fileExists(atPath: bundle.path))
            let data = bundle.deletingLastPathComponent()
            #expect(data.deletingLastPathComponent().lastPathComponent == folder.lastPathComponent)

            try await theBundleVerifies(bundle, in: folder)
            try await theBundleIsAsDocumented(bundle, in: folder)
            try await aChangedByteIsNamed(bundle, in: folder)
            try await theAuditAgrees(with: data, in: folder)
            try await aRebuildGivesTheSameRows(data, in: folder)
            try await theAuditNamesAChangedEntry(data, in: folder)
        }
    }

    @Test func oneLanguageAlone() async throws {
        try await withFolder { folder in
            let demo = try await Command.run(["demo", "--language", "en"], in: folder)
            #expect(demo.status == 0)
            #expect(demo.output.contains("The seller delivered 1 file(s)"))
            #expect(!demo.output.contains("卖家交付了"))
        }
    }

    @Test func aFolderWithoutCategoriesIsRefused() async throws {
        try await withFolder { folder in
            let demo = try await Command.run(["demo", "--categories", "nowhere"], in: folder)
            #expect(demo.status != 0)
            #expect(!demo.errors.isEmpty)
        }
    }

    // MARK: Bundles

    private func theBundleVerifies(_ bundle: URL, in folder: URL) async throws {
        let verified = try await Command.run(["verify", bundle.path], in: folder)
        #expect(verified.status == 0)
        #expect(verified.output.contains("23 entries are linked without a gap"))
    }

    /// One byte in the middle of one member of each kind, and in the archive's own structures.
    private func aChangedByteIsNamed(_ bundle: URL, in folder: URL) async throws {
        let bytes = try Data(contentsOf: bundle)
        let members = try Archive.members(of: bytes)
        var kinds: Set<String> = []
        let chosen = members.filter { member in
            !member.data.isEmpty && kinds.insert(String(member.name.prefix { $0 != "/" })).inserted
        }
        #expect(chosen.count >= 6, "\(members.map(\.name))")
        for member in chosen {
            let place = member.data.lowerBound + member.data.count / 2
            let ended = try await verify(bytes, flippingAt: place, in: folder)
            #expect(ended.status == 1, "\(member.name)")
            #expect(ended.output.contains("✗ \(member.name)"), "\(member.name): \(ended.output.suffix(600))")
        }
        for place in [0, bytes.count - 1] {
            #expect(try await verify(bytes, flippingAt: place, in: folder).status == 1)
        }
    }

    /// The document of the format names what is there; and a checkpoint from elsewhere is compared with the bundle's.
    private func theBundleIsAsDocumented(_ bundle: URL, in folder: URL) async throws {
        let bytes = try Data(contentsOf: bundle)
        let members = try Archive.members(of: bytes)
        try BundleFormat.check(members.map(\.name))
        for (name, status, words) in [
            ("checkpoint", Int32(0), "✓ Your checkpoint is the bundle's own"),
            ("manifest.note", 1, "✗ Your checkpoint is not signed"),
            ("keys.txt", 64, "Case file"),
        ] {
            let member = try #require(members.first { $0.name == name })
            let file = folder.appending(path: "known.txt")
            try bytes[member.data].write(to: file)
            let ended = try await Command.run(["verify", bundle.path, "--checkpoint", file.path, "--language", "en"], in: folder)
            #expect(ended.status == status, "\(name): \(ended.output.suffix(300))\(ended.errors)")
            #expect(ended.output.contains(words))
        }
    }

    private func verify(_ bytes: Data, flippingAt place: Int, in folder: URL) async throws -> Command.Ended {
        var changed = bytes
        changed[place] ^= 1
        let file = folder.appending(path: "changed.zip")
        try changed.write(to: file)
        return try await Command.run(["verify", file.path], in: folder)
    }

    // MARK: Stores

    private func theAuditAgrees(with data: URL, in folder: URL) async throws {
        let audit = try await Command.run(["audit", "--data", data.path], in: folder)
        #expect(audit.status == 0, "\(audit.output)\(audit.errors)")
        #expect(audit.output.contains("all agree"))
    }

    /// Emptied views too come back row for row.
    private func aRebuildGivesTheSameRows(_ data: URL, in folder: URL) async throws {
        let before = try await dump(data)
        #expect(before.contains { $0.hasPrefix("v_trades") })
        try await withStore(data) { store in
            try await store.write { connection in
                try connection.run("DELETE FROM v_trades")
                try connection.run("UPDATE v_balances SET balance_minor = 1")
            }
        }
        #expect(try await dump(data) != before)
        let rebuilt = try await Command.run(["rebuild", "--data", data.path], in: folder)
        #expect(rebuilt.status == 0, "\(rebuilt.errors)")
        #expect(try await dump(data) == before)
    }

    private func theAuditNamesAChangedEntry(_ data: URL, in folder: URL) async throws {
        try await withStore(data) { store in
            try await store.write { connection in
                var header = try connection.row("SELECT header FROM entries WHERE position = 5", []) { try $0.bytes(0) } ?? []
                header[header.count / 2] ^= 1
                try connection.run("UPDATE entries SET header = $1 WHERE position = 5", [.bytes(header)])
            }
        }
        let audit = try await Command.run(["audit", "--data", data.path], in: folder)
        #expect(audit.status == 1)
        #expect(audit.output.contains("entry 5 "), "\(audit.output)")
    }

    /// Every row of every view, as text.
    private func dump(_ data: URL) async throws -> [String] {
        try await withStore(data) { store in
            try await store.read { connection in
                try Schema.viewNames.flatMap { name in
                    try connection.rows(SQL("SELECT * FROM \(name)"), []) { row in
                        "\(name) " + (try (0..<row.columnCount).map { "\(try row.value($0))" }.joined(separator: "|"))
                    }.sorted()
                }
            }
        }
    }

    private func withStore<Result: Sendable>(
        _ data: URL, _ body: (SQLiteDatabase) async throws -> Result
    ) async throws -> Result {
        let store = try await SQLiteDatabase(path: data.appending(path: "market.db").path)
        do {
            let result = try await body(store)
            await store.close()
            return result
        } catch {
            await store.close()
            throw error
        }
    }
}

/// Just enough of a ZIP with stored members to know where each one's data lies.
enum Archive {
    struct Member {
        let name: String
        let data: Range<Int>
    }

    struct Unreadable: Error {}

    /// The members by their local headers. Source: APPNOTE.TXT 4.3.7.
    static func members(of bytes: Data) throws -> [Member] {
        func number(_ at: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
        }
        var (members, place): ([Member], Int) = ([], 0)
        while number(place, 4) == 0x0403_4B50 {
            let (nameBytes, extraBytes) = (number(place + 26, 2), number(place + 28, 2))
            var size = number(place + 18, 4)
            let nameStart = place + 30
            guard let name = String(bytes: bytes[nameStart..<nameStart + nameBytes], encoding: .utf8) else { throw Unreadable() }
            // A size of 64 bits stands in the first extra field, after the length before compression.
            if size == 0xFFFF_FFFF { size = number(nameStart + nameBytes + 4, 8) }
            let start = nameStart + nameBytes + extraBytes
            members.append(Member(name: name, data: start..<start + size))
            place = start + size
        }
        return members
    }
}
