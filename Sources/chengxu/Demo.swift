import ArgumentParser
import Foundation
import Logging
import Payments
import Service
import Store

/// `chengxu demo`: one whole trade in the terminal, from listing to verified bundle.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Run one whole trade on a fresh store in the current folder and verify its bundle.",
        discussion: "Exits 0 only if everything held. The last line is the path of the bundle.")

    @Option(help: "zh or en; by default both.")
    var language: VerifyWords.Language?

    @Option(help: "A folder of category files (YAML) instead of those that are shipped.")
    var categories: String?

    func run() async throws {
        let folder = try Self.freshFolder()
        let premises = Premises(
            folder: folder, postgres: nil, origin: PlaceOptions.standardOrigin, logger: PlaceOptions.logger(.error))
        let sandbox = Sandbox(
            keys: try premises.keys().sandbox(), host: "127.0.0.1", port: 0, folder: folder.appending(path: "bank"))
        let categories = try CategoryFolder.load(categories)
        let teller = Teller(language)
        let holds = try await PlayMoney.with(sandbox, now: WallClock.now, logger: premises.logger) { money in
            let marketplace = try await premises.open(gateways: money.gateways, categories: categories)
            await money.listen(for: marketplace)
            var walk = DemoWalk(marketplace: marketplace, money: money, teller: teller, folder: folder)
            do {
                let holds = try await walk.run()
                await marketplace.database.close()
                return holds
            } catch {
                await marketplace.database.close()
                throw error
            }
        }
        guard holds else { throw ExitCode(1) }
        print(folder.appending(path: DemoWalk.bundleName).path)
    }

    /// A new folder in the current one, named after the moment.
    private static func freshFolder() throws -> URL {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.dateFormat = "yyyyMMdd-HHmmss"
        let name = "chengxu-demo-\(format.string(from: Date()))"
        let here = URL(filePath: FileManager.default.currentDirectoryPath)
        for attempt in 1...100 {
            let folder = here.appending(path: attempt == 1 ? name : "\(name)-\(attempt)")
            if FileManager.default.fileExists(atPath: folder.path) { continue }
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            return folder
        }
        throw ValidationError("there are a hundred folders named \(name) already")
    }
}
