import ArgumentParser
import Foundation
import Market
import Service

/// `chengxu category`: what operators need for the category files.
struct CategoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "category", abstract: "Check the files of trade categories, or list those that are offered.",
        subcommands: [CategoryCheckCommand.self, CategoryListCommand.self])
}

/// `chengxu category check FILE...`: says everything that is wrong with the files, by line.
struct CategoryCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "Say all that is wrong with category files, one FILE:LINE: sentence to a line. Exits 1 if anything is.")

    @Argument(help: "Category files, or folders of them.")
    var files: [String]

    func run() throws {
        var found: [URL] = []
        var names: [URL: String] = [:]
        for file in files {
            var isFolder: ObjCBool = false
            let url = URL(filePath: file)
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue else {
                found.append(url)
                names[url] = file
                continue
            }
            for inside in try CategorySource.files(of: url) {
                found.append(inside)
                names[inside] = (file.hasSuffix("/") ? file : file + "/") + inside.lastPathComponent
            }
        }
        let read = CategorySource.read(found) { names[$0] ?? $0.path }
        for fault in read.faults { print(fault) }
        if found.isEmpty { print("there is no category file here") }
        guard read.faults.isEmpty, !found.isEmpty else { throw ExitCode(1) }
        for category in read.categories { print(category.line) }
    }
}

/// `chengxu category list`: the categories that a server would offer.
struct CategoryListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the categories that a server with these folders offers, one to a line.")

    @Option(help: "A folder of category files instead of those that are shipped and those in the data folder.")
    var categories: String?

    @Option(name: .customLong("data"), help: "The folder of the installation.")
    var folder = "var"

    func run() throws {
        do {
            let source = CategoryFolder.source(categories, data: URL(filePath: folder))
            for category in try source.load().all { print(category.line) }
        } catch {
            print(error)
            throw ExitCode(1)
        }
    }
}

extension Market.Category {
    /// The category in one line.
    fileprivate var line: String { "\(id) version \(version): \(fields.count) fields, \(title.zh) / \(title.en)" }
}
