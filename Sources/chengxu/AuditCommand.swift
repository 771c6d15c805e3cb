import ArgumentParser
import Evidence
import Foundation
import Logging
import Service
import Store

/// Where an installation stands, for the commands that work on one.
struct PlaceOptions: ParsableArguments {
    @Option(name: .customLong("data"), help: "The folder of the installation.")
    var folder = "var"

    @Option(help: "A PostgreSQL connection string instead of the embedded database.")
    var postgres: String?

    @Option(help: "The log's name in checkpoints: a host and a path.")
    var origin = Self.standardOrigin

    /// The log's name where nobody gave another.
    static let standardOrigin = "chengxu.localhost/log"

    func premises(_ level: Logger.Level = .warning) -> Premises {
        Premises(folder: .init(filePath: folder), postgres: postgres, origin: origin, logger: Self.logger(level))
    }

    static func logger(_ level: Logger.Level) -> Logger {
        var logger = Logger(label: "chengxu")
        logger.logLevel = level
        return logger
    }
}

/// `chengxu audit`: recomputes chain, tree, ledger and files, and names the first thing that does not agree.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Recompute chain, tree, ledger and files from the store. Exits 1 with the first thing that does not agree.")

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let premises = place.premises()
        let database = try await premises.openDatabase(readOnly: true)
        let audit = Audit(
            database: database, blobs: try await premises.openBlobs(),
            logKey: try premises.keys().server(origin: premises.origin).log.verifier)
        do {
            let report = try await audit.run()
            await database.close()
            for difference in report.openDifferences { print("Open difference: \(difference)") }
            print(
                "\(report.entries) entries in \(report.streams) streams, \(report.openings) values, "
                    + "\(report.checkpoints) checkpoints, \(report.postings) postings, \(report.files) files, "
                    + "\(report.bills) bills: all agree.")
        } catch let fault as Audit.Fault {
            await database.close()
            print("Does not agree: \(fault)")
            throw ExitCode(1)
        }
    }
}

/// `chengxu rebuild`: drops all views and makes them again from the entries.
struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Drop all views and rebuild them from the entries. The server must be stopped.")

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let database = try await place.premises().openDatabase()
        let streams = try await Rebuild(database).run { streams in print("\(streams) streams …") }
        await database.close()
        print("Views rebuilt from \(streams) streams.")
    }
}
