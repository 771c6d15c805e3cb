import Evidence
import Logging
import Market
import Payments
import Store

/// Everything that serves the market, wired together: what pages, jobs and tools act through.
///
/// What people do stands in the rooms beside this file, as extensions.
package struct Marketplace: Sendable {
    /// The journal and the views.
    package let database: any Database
    /// The files.
    package let blobs: any PartialBlobs
    /// The time.
    package let clock: any Clock
    /// Identifiers, salts and tokens.
    package let chance: Chance
    /// What the operator has set.
    package let settings: Settings
    /// What this server signs with.
    package let keys: ServerKeys
    /// The one way in which anything changes.
    package let commands: CommandHandler
    /// The keeper of the log.
    package let notary: Notary
    /// The gateways that buyers can pay through.
    package let gateways: Gateways
    /// The forms of the listings, which the operator may change while the market runs.
    package let shelf: CategoryShelf
    /// What reads artefacts and pictures, in processes of their own.
    package let inspections: Inspections
    /// The guard of the passwords.
    package let passwords: Passwords
    /// Who is signed in.
    package let sessions: Sessions
    /// What bundles have in common.
    let kept = KeptForBundles()
    /// What sends mail; nil where the operator has set up no server for it.
    package let mail: (any MailSending)?
    /// Outcomes, never personal data or secrets.
    package let logger: Logger

    /// Wires the parts. The schema must have been applied.
    package init(
        database: any Database, blobs: any PartialBlobs, clock: any Clock, chance: Chance, settings: Settings, keys: ServerKeys,
        gateways: Gateways, categories: Categories, mail: (any MailSending)? = nil, logger: Logger
    ) {
        self.database = database
        self.blobs = blobs
        self.clock = clock
        self.chance = chance
        self.settings = settings
        self.keys = keys
        self.gateways = gateways
        shelf = CategoryShelf(categories)
        self.mail = mail
        self.logger = logger
        commands = CommandHandler(database: database, clock: clock, chance: chance, receiptKey: keys.record)
        notary = Notary(database: database, clock: clock, origin: settings.origin, key: keys.log, logger: logger)
        inspections = Inspections(database: database, blobs: blobs, program: settings.inspector, logger: logger)
        passwords = Passwords(chance: chance, work: settings.passwordWork)
        sessions = Sessions(database: database, clock: clock, chance: chance)
    }
}

extension Marketplace {
    /// The forms of the listings as they are now.
    package var categories: Categories { shelf.categories }
}

/// What the operator decides.
package struct Settings: Sendable {
    /// The log's name in checkpoints, a host and a path without a scheme.
    package var origin: String
    /// What new trades keep as their rules.
    package var policy: Policy
    /// How much work a password's hash takes.
    package var passwordWork: Passwords.Work
    /// The program that reads artefacts and pictures; nil where nothing reads them.
    package var inspector: ConfinedProgram?
    /// What staff can do alone, and how long a second person has.
    package var desk: DeskPolicy
    /// The rules for paying out.
    package var payouts: PayoutPolicy
    /// The rules for complaints.
    package var complaints: ComplaintPolicy
    /// What checks who members are.
    package var identity: any IdentityCheck

    package init(
        origin: String, policy: Policy = .standard, passwordWork: Passwords.Work = .standard,
        inspector: ConfinedProgram? = nil, desk: DeskPolicy = .standard, payouts: PayoutPolicy = .standard,
        complaints: ComplaintPolicy = .standard, identity: any IdentityCheck = ManualReview()
    ) {
        self.origin = origin
        self.policy = policy
        self.passwordWork = passwordWork
        self.inspector = inspector
        self.desk = desk
        self.payouts = payouts
        self.complaints = complaints
        self.identity = identity
    }
}

/// The keys of the server: one for checkpoints, one for receipts and bundles, and one under which secrets are kept.
package struct ServerKeys: Sendable {
    /// Signs the checkpoints of the log.
    package let log: SignerKey
    /// Signs receipts and bundles.
    package let record: SignerKey
    /// Locks the secrets of deliveries.
    package let vault: VaultKey

    package init(log: SignerKey, record: SignerKey, vault: VaultKey) {
        self.log = log
        self.record = record
        self.vault = vault
    }

    /// New keys for the log of that name. Nil if the name cannot name a key.
    package init?(origin: String, chance: Chance) {
        guard let log = SignerKey(name: origin, seed: chance.bytes(32)),
            let record = SignerKey(name: origin + SignedReceipt.keyNameSuffix, seed: chance.bytes(32))
        else { return nil }
        self.init(log: log, record: record, vault: VaultKey(chance: chance))
    }
}
