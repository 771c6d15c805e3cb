import ArgumentParser
import Foundation
import Service

/// The operator's mail server, given on the command line. Without a host no mail is sent, and delivery by mail is not offered.
struct MailOptions: ParsableArguments {
    @Option(help: "The host of the mail server through which deliveries by mail go. Without it none are offered.")
    var smtpHost: String?

    @Option(help: "The port of the mail server.")
    var smtpPort = 587

    @Option(help: "How the connection is protected: starttls, implicit, or loopback-plain for a server on this machine.")
    var smtpTls = MailServer.Protection.startTLS

    @Option(help: "The name to sign in with at the mail server.")
    var smtpUser: String?

    @Option(help: "A file with the password for it, readable by the server alone.")
    var smtpPasswordFile: String?

    @Option(help: "The address that mails come from.")
    var smtpFrom: String?

    @Option(help: "A file of certificates (PEM) to trust instead of the system's.")
    var smtpCaFile: String?

    /// What sends mail; nil where no host is given. Throws: `ValidationError`.
    func server() throws -> MailServer? {
        guard let smtpHost else { return nil }
        guard let smtpFrom else { throw ValidationError("--smtp-host needs --smtp-from") }
        let password = try smtpPasswordFile.map {
            try String(contentsOfFile: $0, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        guard
            let server = MailServer(
                host: smtpHost, port: smtpPort, protection: smtpTls, user: smtpUser, password: password, sender: smtpFrom,
                certificates: smtpCaFile)
        else { throw ValidationError("the mail server's host, port or sender does not do; plain is for this machine only") }
        return server
    }
}

extension MailServer.Protection: ExpressibleByArgument {}
