import Hummingbird
import Market

extension Visit {
    /// The member who is signed in.
    ///
    /// - Throws: `Refused` 401.
    func memberID() throws(Refused) -> MemberID {
        guard let id = MemberID(rawValue: try member().memberID) else { throw .notSignedIn }
        return id
    }

    /// A part of the path that names one of our things.
    ///
    /// - Throws: `Refused` 404 for anything that is no such name.
    func name<Name: Identifier>(_ part: String, _ type: Name.Type = Name.self) throws(Refused) -> Name {
        guard let raw = context.parameters.get(part), let name = Name(rawValue: raw) else { throw .notFound }
        return name
    }

    /// A part of the path that is a SHA-256.
    ///
    /// - Throws: `Refused` 404.
    func digest(_ part: String) throws(Refused) -> Digest {
        guard let raw = context.parameters.get(part), let digest = Digest(rawValue: raw) else { throw .notFound }
        return digest
    }
}
