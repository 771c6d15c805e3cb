import Foundation
import Market
import Testing

@testable import Service

@Suite struct CategorySourceTests {
    /// A category file with that id and version, whose first question reads so.
    static func text(_ id: String, version: Int, label: String = "引擎") -> String {
        CategoryFileTests.good.replacing("id: sample", with: "id: \(id)").replacing(
            "version: 2", with: "version: \(version)"
        )
        .replacing("label: { zh: 引擎, en: Engine }", with: "label: { zh: \(label), en: Engine }")
    }

    struct Folders {
        let root: URL
        var shipped: URL { root.appending(path: "shipped") }
        var own: URL { root.appending(path: "own") }
        var kept: URL { root.appending(path: "kept") }
        var source: CategorySource { CategorySource(folders: [shipped, own], kept: kept) }

        func write(_ text: String, to folder: URL, _ name: String) throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
    }

    static func with(_ body: (Folders) throws -> Void) throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "categories-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: root) }
        try body(Folders(root: root))
    }

    @Test func theNewestVersionIsOfferedAndTheOlderStaysKnown() throws {
        try Self.with { folders in
            try folders.write(Self.text("a", version: 1, label: "旧问法"), to: folders.shipped, "a1.yaml")
            try folders.write(Self.text("a", version: 2), to: folders.shipped, "a2.yml")
            let categories = try folders.source.load()
            #expect(categories.all.map(\.version) == [2])
            #expect(categories["a"]?.version == 2)
            #expect(categories["a", version: 1]?.fields[0].label.zh == "旧问法")
            #expect(categories["a", version: 2]?.fields[0].label.zh == "引擎")
            #expect(categories["a", version: 3] == nil)
        }
    }

    @Test func theOperatorsFolderGoesOverTheShippedOne() throws {
        try Self.with { folders in
            try folders.write(Self.text("a", version: 5), to: folders.shipped, "a.yaml")
            try folders.write(Self.text("b", version: 1), to: folders.shipped, "b.yaml")
            try folders.write(Self.text("a", version: 2, label: "自己的问法"), to: folders.own, "mine.yaml")
            let categories = try folders.source.load()
            #expect(categories.all.map { "\($0.id) \($0.version)" } == ["a 2", "b 1"])
            #expect(categories["a"]?.fields[0].label.zh == "自己的问法")
        }
    }

    /// A file that is gone can still be read by what was kept, and is no longer offered.
    @Test func whatWasOfferedIsKept() throws {
        try Self.with { folders in
            try folders.write(Self.text("a", version: 1, label: "旧问法"), to: folders.shipped, "a.yaml")
            try folders.write(Self.text("b", version: 1), to: folders.shipped, "b.yaml")
            try folders.source.keep(try folders.source.load())
            try folders.write(Self.text("a", version: 2), to: folders.shipped, "a.yaml")
            try FileManager.default.removeItem(at: folders.shipped.appending(path: "b.yaml"))
            let categories = try folders.source.load()
            #expect(categories.all.map(\.id) == ["a"])
            #expect(categories["a", version: 1]?.fields[0].label.zh == "旧问法")
            #expect(categories["b"] == nil)
            #expect(categories["b", version: 1] != nil)
            #expect(categories.title(of: "b")?.zh == "样例")
            // Without what was kept nothing tells any more what was asked.
            let bare = try CategorySource(folders: [folders.shipped]).load()
            #expect(bare["a", version: 1] == nil)
            #expect(bare.title(of: "b") == nil)
        }
    }

    @Test func otherWordsUnderTheSameVersionAreRefused() throws {
        try Self.with { folders in
            try folders.write(Self.text("a", version: 1), to: folders.shipped, "a.yaml")
            try folders.source.keep(try folders.source.load())
            try folders.write(Self.text("a", version: 1, label: "换了问法"), to: folders.shipped, "a.yaml")
            let refused = #expect(throws: CategoryFaults.self) { try folders.source.load() }
            #expect(
                refused?.all.map(\.reason) == ["“a” version 1 has been offered with other words; raise the version"])
            // A comment is no other word.
            try folders.write("# 说明\n" + Self.text("a", version: 1), to: folders.shipped, "a.yaml")
            #expect(try folders.source.load()["a"] != nil)
        }
    }

    @Test func aKeptVersionThatIsDamagedIsSaid() throws {
        try Self.with { folders in
            try folders.write(Self.text("a", version: 1), to: folders.shipped, "a.yaml")
            let categories = try folders.source.load()
            try folders.source.keep(categories)
            #expect(try folders.source.load()["a", version: 1] == categories["a"])
            try folders.write("{", to: folders.kept, "a-1.json")
            let refused = #expect(throws: CategoryFaults.self) { try folders.source.load() }
            #expect(refused?.all.map { $0.file.hasSuffix("kept/a-1.json") } == [true])
        }
    }

    @Test func allFaultsOfAllFilesAreSaid() throws {
        try Self.with { folders in
            try folders.write(Self.text("a", version: 0), to: folders.shipped, "a.yaml")
            try folders.write(Self.text("b", version: 1), to: folders.shipped, "b.yaml")
            try folders.write(Self.text("b", version: 1), to: folders.shipped, "c.yaml")
            try folders.write("id: [", to: folders.own, "d.yaml")
            try folders.write("not a category", to: folders.own, "readme.txt")
            try folders.write("not a category", to: folders.own, ".hidden.yaml")
            let refused = #expect(throws: CategoryFaults.self) { try folders.source.load() }
            #expect(refused?.all.map(\.file) == ["a.yaml", "c.yaml", "d.yaml"], "\(refused?.description ?? "")")
        }
    }

    @Test func aFolderThatIsNotThereOrEmptyIsSaid() throws {
        try Self.with { folders in
            #expect(throws: CategoryFaults.self) { try CategorySource(folders: [folders.shipped]).load() }
            try FileManager.default.createDirectory(at: folders.shipped, withIntermediateDirectories: true)
            #expect(throws: CategoryFaults.self) { try folders.source.load() }
        }
    }
}

@Suite struct CategoryShelfTests {
    func category(_ id: String, _ version: Int, _ label: String = "引擎") throws -> Market.Category {
        try #require(
            CategoryFile(CategorySourceTests.text(id, version: version, label: label), named: "a.yaml").category)
    }

    @Test func newOnesReplaceTheOldAndTheOldStayKnown() throws {
        let shelf = CategoryShelf(Categories([try category("a", 1, "旧问法"), try category("b", 1)]))
        try shelf.replace(with: Categories([try category("a", 2)]))
        #expect(shelf.categories.all.map(\.id) == ["a"])
        #expect(shelf.categories["a", version: 1]?.fields[0].label.zh == "旧问法")
        #expect(shelf.categories["b", version: 1] != nil)
        try shelf.replace(with: Categories([try category("a", 3)]))
        #expect(shelf.categories.known.map { "\($0.id) \($0.version)" } == ["a 1", "a 2", "a 3", "b 1"])
    }

    @Test func otherWordsUnderTheSameVersionChangeNothing() throws {
        let shelf = CategoryShelf(Categories([try category("a", 1, "旧问法")]))
        #expect(throws: CategoryFaults.self) {
            try shelf.replace(with: Categories([try category("a", 1, "换了问法"), try category("b", 1)]))
        }
        #expect(shelf.categories["a"]?.fields[0].label.zh == "旧问法")
        #expect(shelf.categories["b"] == nil)
    }
}
