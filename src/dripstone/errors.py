"""Errors: whose trouble it is, what is safe, what to do.

    DripstoneError
    ├── Asked             exit 2   something asked for that cannot be done as asked
    │   ├── NotAFile, NotReadable, LeftOut, TooLargeToKeep, StillWritten    what came is not kept
    │   ├── UnsafeName, TooDeep    what stays inside a container
    │   ├── NoSuchPath, NoSuchRecord, NoSuchLanguage, MissingExtra, UnknownTerm
    │   ├── NoSevenZip    a MissingExtra: a 7z archive stays shut on this machine
    │   ├── NoSecurityKeys    a MissingExtra: no security key can be asked for here
    │   ├── PartNotServed, PartLacksExtra    segments that were not read
    │   ├── NotAVault, AlreadyAVault
    │   ├── FolderTaken, NewerVault, CopyFirst, ShortPassphrase, TooManySlots, LastSlot, LastKeeper
    │   ├── NotSafe      a server would take passwords in clear over a network
    │   ├── BadRequest, Stale    what a program sent to the API
    │   ├── CameTooSlowly    what was being sent to a page did not come in time
    │   ├── WrongState    a decision, a demand or an incident is not in a state that allows this
    │   ├── Unfinished    a decision that lacks its reason or its correction
    │   ├── NotADate      words given as a date that are none
    │   ├── NotAPlace     a place of one's own that is none
    │   ├── NoSuchDimension, NothingNamed    figures asked for along what is not there
    │   ├── SealedAway    asked to hand out what is sealed
    │   ├── NotACheckpoint    a file given as a checkpoint that is none, or was altered
    │   ├── NotATimestamp     an answer of a time-stamping authority that is none to us
    │   ├── NotABlock     a block header that is none
    │   ├── NoRecogniser    words in pictures cannot be recognised on this machine
    │   ├── NoSuchReader, NotAnEndpoint    a reader of one's own that cannot be used
    │   ├── BadConsent    a record of collection or consent that is none
    │   ├── BadColumns    a map of columns that is none, or does not fit its table
    │   ├── DatesOpen     dates that a person must say how to read
    │   ├── HidesItself   a page was read, and does not show what it holds
    │   ├── EndMissing    what came was read, and its end did not come
    │   ├── NotFetched    an address that is not asked, or gave no answer
    │   ├── HashDiffers   another system states a hash that its bytes do not have
    │   ├── FalseProof    a signature or a time stamp of others that does not hold
    │   ├── BadTable      a table of lists that cannot be read as one
    │   └── BadQuestion       what is searched for cannot be looked up as it was typed
    │       └── OpenQuote, TooMuchAsked, NothingAsked
    ├── Unreadable        exit 3   a report that is kept but cannot be opened
    │   ├── NotAMap    map tiles that cannot be drawn from
    │   ├── UnknownFormat, Damaged, Protected, TooLarge, TooSlow, NoText
    ├── Locked            exit 4   keys
    │   ├── WrongPassphrase, MistypedKey, NotEncrypting, Busy, NoSigner
    │   ├── NeedsSecond, WaitFirst    at signing in
    │   ├── NotAllowed    the page needs a right that whoever asks has not
    ├── Broken            exit 5   something is not as it was sealed
    │   ├── BrokenJournal, BrokenProof, AlteredRecord, AlteredOriginal, WordsNotFound
    │   ├── NameWouldLeave     a protected name stood in something about to be shown
    │   ├── DamagedVault, AlteredSlots, BadCopy
    ├── NoAnswer          exit 1   an endpoint that was asked gave none; counted, never shown
    └── NoRoom            exit 6   the disk or the memory gave out

Messages stand in ``languages/xx/messages.yaml`` under the class name, with three parts:
``happened``, ``safe``, ``do``. Facts are identities, sizes, types and counts, never names or words.
"""

from __future__ import annotations

from typing import ClassVar


class DripstoneError(Exception):
    """Something went wrong that a person must be told about."""

    exit_code: ClassVar[int] = 1

    def __init__(self, **facts: object) -> None:
        """Keep the facts that the message is filled with."""
        super().__init__(type(self).__name__)
        self.facts = facts

    def __str__(self) -> str:
        """Say the kind and the facts, for logs and tests."""
        told = ", ".join(f"{name} {value}" for name, value in self.facts.items())
        return f"{type(self).__name__}: {told}" if told else type(self).__name__

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes with the facts."""
        return _again, (type(self), self.facts)


def _again(kind: type[DripstoneError], facts: dict[str, object]) -> DripstoneError:
    return kind(**facts)


class Asked(DripstoneError):
    """What was asked cannot be done as it was asked."""

    exit_code = 2


class NoSuchPath(Asked):
    """No file or folder has this name."""


class NotAFile(Asked):
    """A pipe, a device or a socket stands where a file should."""


class NotReadable(Asked):
    """The system does not let us read this file or folder, or the disk fails."""


class LeftOut(Asked):
    """Something in a folder is not followed: hidden, or a link out of it or back into it."""


class StillWritten(Asked):
    """Somebody wrote to the file while it was read."""


class TooLargeToKeep(Asked):
    """The file is larger than what is kept as one report."""


class UnsafeName(Asked):
    """A member of an archive has a name that leads elsewhere or shows as another one."""


class TooDeep(Asked):
    """An archive lies within archives deeper than is looked."""


class NoSuchRecord(Asked):
    """No record here has this identity."""


class NoSuchLanguage(Asked):
    """No folder in ``languages`` serves this language."""


class MissingExtra(Asked):
    """The language has a reader, whose packages are not installed."""


class PartNotServed(NoSuchLanguage):
    """Segments of a report are in a language that no reader here serves; the rest was read."""


class PartLacksExtra(MissingExtra):
    """Segments of a report are in a language whose packages are missing; the rest was read."""


class NoSevenZip(MissingExtra):
    """A 7z archive needs a package that is not installed."""


class NoSecurityKeys(MissingExtra):
    """Signing in with a security key needs a package that is not installed."""


class NotAVault(Asked):
    """The folder holds no vault."""


class AlreadyAVault(Asked):
    """The folder holds a vault already."""


class FolderTaken(Asked):
    """The folder holds other things than a vault."""


class NewerVault(Asked):
    """The vault was made or changed by a newer program."""


class CopyFirst(Asked):
    """The vault lies where nothing can be written, and has to be written to before it is read."""


class ShortPassphrase(Asked):
    """The passphrase is so short that all like it can be tried."""


class NotAnAgeKey(Asked):
    """What was given is no age key, or has a mistake in it."""


class TooManySlots(Asked):
    """The vault has as many passphrases as a slot file holds."""


class LastSlot(Asked):
    """Without this passphrase, nobody could open the vault any more."""


class CameTooSlowly(Asked):
    """What was being sent to a page did not come in time."""


class NotSafe(Asked):
    """A server would listen beyond this computer, and passwords would travel in clear."""


class BadRequest(Asked):
    """What a program sent to the API is not what its description says."""


class Stale(Asked):
    """What a program knew of something is no longer so."""


class LastKeeper(Asked):
    """Without this keeper of keys, nobody could give rights any more."""


class UnknownTerm(Asked):
    """No vocabulary has this term."""


class WrongState(Asked):
    """The record is not in a state that allows this."""


class NoSuchDimension(Asked):
    """Figures cannot be told apart along this, or nobody may tell it."""


class NothingNamed(Asked):
    """A row of what people tell names no incident, finding or voice that is here."""


class NotAPlace(Asked):
    """What was given as a place of a project's own cannot be one."""


class NotADate(Asked):
    """What was given as a date is not EDTF, or names a day that does not exist."""


class NotTheSameVault(Asked):
    """The other vault is no copy of this one, or something was erased in one of them alone."""


class SealedAway(Asked):
    """What was asked for is sealed, and is never handed out."""


class NotACheckpoint(Asked):
    """The file is no checkpoint, or was altered since it was signed."""


class NotATimestamp(Asked):
    """The file is no time stamp, or answers no request of this vault."""


class NotABlock(Asked):
    """The file is no block header, or its hash does not show the work that it demands."""


class Unfinished(Asked):
    """A decision lacks its reason, or the finding as it should be."""


class NoRecogniser(Asked):
    """The program that recognises words in pictures is not here, or lacks a language."""


class NoSuchReader(Asked):
    """No installed package brings a reader of this name."""


class NotAnEndpoint(Asked):
    """Words of a report may not be sent to this address, or it is none."""


class BadConsent(Asked):
    """A record of collection or consent cannot be read, or a withdrawal has no reason."""


class BadColumns(Asked):
    """A map of columns is none, or names columns that the table does not have."""


class DatesOpen(Asked):
    """Dates in a table can be read in two ways, and nobody said in which."""


class HidesItself(Asked):
    """A page shows less than it holds, or gives words that no eye sees."""


class EndMissing(Asked):
    """A page or a message was read as far as it goes; by its own marks, its end is missing."""


class NotFetched(Asked):
    """An address is none, leads to a machine that is never asked, or gave no answer."""


class HashDiffers(Asked):
    """Another system states a hash that is not that of the bytes which came."""


class FalseProof(Asked):
    """A signature or a time stamp that others made does not hold, or is over something else."""


class BadTable(Asked):
    """The table cannot be read as lists and counts."""


class BadQuestion(Asked):
    """What is searched for cannot be looked up as it was typed."""


class OpenQuote(BadQuestion):
    """A quotation mark begins words in a row that never end."""


class TooMuchAsked(BadQuestion):
    """The question is longer, or has more words, than is looked up at once."""


class NothingAsked(BadQuestion):
    """There is nothing to look for: no word that must be there, and no filter."""


class Unreadable(DripstoneError):
    """The report is kept, and cannot be opened."""

    exit_code = 3


class UnknownFormat(Unreadable):
    """No format here opens this type."""


class Damaged(Unreadable):
    """The file is cut off or not what it says it is."""


class Protected(Unreadable):
    """The file opens only with a password."""


class TooLarge(Unreadable):
    """Opening the file would take more memory or room than allowed."""


class TooSlow(Unreadable):
    """Opening the file took longer than allowed."""


class NotAMap(Unreadable):
    """A file given as map tiles is none that can be drawn from."""


class NoText(Unreadable):
    """The file opened and holds no words."""


class Locked(DripstoneError):
    """The vault stays shut, or is shut to us now."""

    exit_code = 4


class WrongPassphrase(Locked):
    """No key slot opens with this passphrase."""


class MistypedKey(Locked):
    """What was typed looks like a recovery key on paper, with a mistake in it."""


class NotEncrypting(Locked):
    """The database would write in clear, so it is not opened."""


class Busy(Locked):
    """Another process is writing and did not finish in time."""


class NoSigner(Locked):
    """This person has no signing key in this vault."""


class Broken(DripstoneError):
    """Something is not as it was sealed."""

    exit_code = 5


class BrokenJournal(Broken):
    """An entry was changed, lost, added or swapped."""


class BrokenProof(Broken):
    """A proof does not lead to the root that was signed."""


class AlteredRecord(Broken):
    """A record does not match what the journal sealed."""


class AlteredOriginal(Broken):
    """A report's bytes do not match their hash."""


class DamagedVault(Broken):
    """A page of the vault's database was changed, or a part of the vault is gone."""


class AlteredSlots(Broken):
    """The slot file is not one that we would write."""


class BadCopy(Broken):
    """A copy of a vault is not sound, or not one of that vault."""


class WordsNotFound(Broken):
    """Anchored words do not stand in the text at their place."""


class NameWouldLeave(Broken):
    """A protected name stood in something that was about to be shown."""


class NoAnswer(DripstoneError):
    """An endpoint that was asked gave no answer that can be used."""


class NotAllowed(Locked):
    """Whoever asks may not, or has not signed in."""


class NeedsSecond(Locked):
    """The account asks for a one-time code, and none that is right was given."""


class WaitFirst(Locked):
    """Too many wrong passwords were tried."""


class NoRoom(DripstoneError):
    """The disk or the memory gave out."""

    exit_code = 6
