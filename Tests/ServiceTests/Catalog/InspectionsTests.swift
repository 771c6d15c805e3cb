import Foundation
import Ledger
import Store
import StoreFixtures
import Testing

@testable import Market
@testable import Service

/// Artefacts are read by the built program, as a process of its own.
@Suite struct InspectionsTests {
    /// Beside the test bundle, where one build puts both.
    static let program: ConfinedProgram = {
        let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        for folder in [own.deletingLastPathComponent(), URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()] {
            let file = folder.appending(path: "chengxu")
            if FileManager.default.isExecutableFile(atPath: file.path) { return ConfinedProgram(path: file.path) }
        }
        return ConfinedProgram(path: FileManager.default.currentDirectoryPath + "/.build/debug/chengxu")
    }()

    @Test(arguments: Driver.allCases) func aDepositIsReadOnceAndFrozenOnPublishing(_ driver: Driver) async throws {
        let market = try await TestMarket.open(driver, inspector: Self.program)
        let seller = try await market.seller("a")
        let file = try await market.deposit(
            try Zip.of([("shop/a.php", "<?php\necho 1;\n"), ("shop/LICENSE", "Apache License Version 2.0")]), by: seller)
        let listing = try await market.publish(file, by: seller)
        let facts = try #require(try await market.marketplace.revision(of: listing).facts.artefactFacts)
        #expect(facts.files == 2)
        #expect(facts.languages.map(\.language) == [.php])
        #expect(facts.licences == ["Apache-2.0"])
        let places = try #require(try await market.marketplace.revision(of: listing).facts.artefactPlaces.value)
        #expect(places.licences.map(\.path) == ["shop/LICENSE"])
        let state = try await market.marketplace.inspections.state(of: file.artefact.sha256)
        #expect(state == .done(.read(facts, places)))
        // Somebody else's deposit of the same bytes is known already, even where nothing reads any more.
        let other = try await market.seller("b")
        let same = try await market.deposit(
            try Zip.of([("shop/a.php", "<?php\necho 1;\n"), ("shop/LICENSE", "Apache License Version 2.0")]), by: other)
        #expect(same.artefact == file.artefact)
        #expect(try await market.marketplace.inspections.state(of: same.artefact.sha256) == state)
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test func aRefusedBombChangesNothing() async throws {
        let market = try await TestMarket.open(inspector: Self.program)
        let seller = try await market.seller("a")
        let bomb = try await market.deposit(try Zip.zeros(Int(Inspected.Limits.ratioFromBytes) + (4 << 20)), by: seller)
        let count = try await market.entryCount()
        await #expect(throws: PublishRevisionRefusal.artefactIsBomb(.init(.ratioTooHigh, limit: Inspected.Limits.ratioMax))) {
            try await market.publish(bomb, by: seller)
        }
        #expect(try await market.entryCount() == count)
        try await market.close()
    }

    @Test func secretsStopPublishingUntilTheyAreMeant() async throws {
        let market = try await TestMarket.open(inspector: Self.program)
        let seller = try await market.seller("a")
        let file = try await market.deposit(
            try Zip.of([("a.yml", "accessKeyId: " + "LTAI" + "5tFq8Zb3kQw9mNvLrTdX\n")]), by: seller)
        let count = try await market.entryCount()
        await #expect(throws: PublishRevisionRefusal.secretsLeftIn([.aliyunKey])) { try await market.publish(file, by: seller) }
        #expect(try await market.entryCount() == count)
        let listing = try await market.publish(file, by: seller, secretsMeant: true)
        #expect(try await market.marketplace.revision(of: listing).facts.secretsMeant == true)
        try await market.close()
    }

    @Test func aReaderThatDiesIsAnAnswerAndNoFailure() async throws {
        for program in ["/bin/false", "/bin/cat", "/bin/true"] {
            let market = try await TestMarket.open(inspector: ConfinedProgram(path: program))
            let seller = try await market.seller("a")
            let file = try await market.deposit(try Zip.of([("a", "b")]), by: seller)
            let listing = try await market.publish(file, by: seller)
            #expect(try await market.marketplace.revision(of: listing).facts.artefactUnread == .init(.readerFailed))
            try await market.close()
        }
    }

    @Test func whatWasLeftBehindIsTakenUp() async throws {
        let market = try await TestMarket.open()
        let seller = try await market.seller("a")
        let bytes = try Zip.of([("a.go", "package main\n")])
        let file = try await market.deposit(bytes, by: seller)
        #expect(try await market.marketplace.inspections.state(of: file.artefact.sha256) == nil, "nothing reads here")
        let reading = market.reading(with: Self.program)
        try await reading.database.write { try reading.inspections.ask(for: file.artefact.sha256, bytes: file.artefact.bytes, $0) }
        #expect(try await reading.inspections.state(of: file.artefact.sha256) == .waiting)
        #expect(try await reading.inspections.beginOpen() == 1)
        let inspected = try await reading.inspections.outcome(of: file.artefact, waitMs: 20_000)
        guard case .read(let facts, _)? = inspected else { return #expect(Bool(false), "\(String(describing: inspected))") }
        #expect(facts.languages.map(\.language) == [.go])
        #expect(try await reading.inspections.beginOpen() == 0)
        try await market.close()
    }

    @Test func aProgramThatTakesTooLongIsStopped() async throws {
        let market = try await TestMarket.open()
        let seller = try await market.seller("a")
        let file = try await market.deposit(try Zip.of([("a", "b")]), by: seller)
        let name = try #require(BlobName(file.artefact.sha256.rawValue))
        let opened = try await market.marketplace.blobs.handOver(name)
        let ended = try await ConfinedProgram(path: "/bin/sleep").run(["30"], on: opened, wallMs: 200, outputBytesMax: 10)
        #expect(ended.way == .outOfTime)
        let loud = try await ConfinedProgram(path: "/usr/bin/yes").run([], on: opened, wallMs: 20_000, outputBytesMax: 1_000)
        #expect(loud.way == .wroteTooMuch)
        let copied = try await ConfinedProgram(path: "/bin/cat").run([], on: opened, wallMs: 20_000, outputBytesMax: 10_000)
        #expect(copied.way == .exited(0))
        #expect(Int64(copied.output.count) == file.artefact.bytes)
        await #expect(throws: ConfinedProgram.NotStarted.self) {
            try await ConfinedProgram(path: "/nowhere").run([], on: opened, wallMs: 200, outputBytesMax: 10)
        }
        try await market.close()
    }
}

extension TestMarket {
    func seller(_ name: String) async throws -> MemberID {
        try await marketplace.register(handle: "seller-\(name)", displayName: "卖家", password: "correct horse")
    }

    func deposit(_ bytes: [UInt8], by seller: MemberID) async throws -> Deposit {
        try await marketplace.deposit(AsyncStream.of([bytes]), name: "a.zip", media: "application/zip", by: seller)
    }

    func publish(_ file: Deposit, by seller: MemberID, secretsMeant: Bool = false) async throws -> ListingID {
        let content = ListingContent(
            title: "一件商品", fields: [:], defects: [], noneKnown: true, clauses: [], artefactName: "a.zip")
        let form = RevisionForm(
            category: "website-source", content: content, terms: Self.terms, artefact: file.artefact.sha256, screenshots: [],
            secretsMeant: secretsMeant)
        return try await marketplace.publish(form, by: seller).listing
    }

    func entryCount() async throws -> Int64 {
        try await marketplace.database.read { try $0.row("SELECT count(*) FROM entries", []) { try $0.int64(0) } ?? 0 }
    }

    /// The same market where something reads.
    func reading(with program: ConfinedProgram) -> Marketplace {
        let market = marketplace
        return Marketplace(
            database: market.database, blobs: market.blobs, clock: market.clock, chance: market.chance,
            settings: Settings(origin: market.settings.origin, passwordWork: .least, inspector: program), keys: market.keys,
            gateways: market.gateways, categories: market.categories, logger: market.logger)
    }
}

/// Archives made by the machine's own `zip`.
enum Zip {
    static func of(_ files: [(String, String)]) throws -> [UInt8] {
        try packed { folder in
            for (path, text) in files {
                let file = folder.appending(path: path)
                try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: file.path)
            }
        }
    }

    static func zeros(_ count: Int) throws -> [UInt8] {
        try packed { try Data(count: count).write(to: $0.appending(path: "zeros")) }
    }

    private static func packed(_ fill: (URL) throws -> Void) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chengxu-zip-\(UUID().uuidString)")
        let tree = folder.appending(path: "tree")
        try FileManager.default.createDirectory(at: tree, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try fill(tree)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["zip", "-q", "-r", "-X", "-D", folder.appending(path: "a.zip").path, "."]
        process.currentDirectoryURL = tree
        try process.run()
        process.waitUntilExit()
        return Array(try Data(contentsOf: folder.appending(path: "a.zip")))
    }
}
