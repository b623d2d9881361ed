"""__get__ and __set__ in Python: of data descriptors and others, through instances and classes, with errors, with classes that change meanwhile, and what is no function."""
import traceback


class Data:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return "of", owner.__name__
        return instance.__dict__.get(self.name, "unset"), owner.__name__

    def __set__(self, instance, value):
        if value == "bad":
            raise ValueError("bad value")
        instance.__dict__[self.name] = value
        return "ignored"


class Computed:
    """Stores what it has computed where it hides itself."""
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = instance.__dict__[self.function.__name__] = self.function(instance)
        return value


class Keywords:
    def __get__(self, *args, **kwargs):
        return len(args), kwargs


class Missing:
    def __get__(self, instance, owner):
        raise AttributeError("not today")

    def __set__(self, instance, value):
        raise AttributeError("never")


class Few:
    def __get__(self):
        return "too few parameters"

    def __set__(self, instance):
        pass


class Called:
    def __call__(self, *args):
        return "called", len(args)


class ByCallable:
    __get__ = Called()
    __set__ = Called()


class ByStatic:
    @staticmethod
    def __get__(*args):
        return "static", len(args)


class Derived(Data):
    pass


class Slow(property):
    def __get__(self, instance, owner=None):
        return "around", super().__get__(instance, owner)

    def __set__(self, instance, value):
        super().__set__(instance, value + 1)


class Changes:
    def __get__(self, instance, owner):
        instance.__class__ = Other
        instance.__dict__.clear()
        return owner.__name__, owner.__mro__[-2].__name__, type(instance).__name__


class Leaves:
    """Takes itself out of its class while it is asked."""
    def __get__(self, instance, owner):
        if "leaves" in owner.__dict__:
            del owner.leaves
        return "left", self.__class__.__name__

    def __set__(self, instance, value):
        if "leaves" in type(instance).__dict__:
            del type(instance).leaves
        instance.__dict__["stored"] = value, self.__class__.__name__


class Owner:
    data = Data()
    derived = Derived()
    keywords = Keywords()
    missing = Missing()
    few = Few()
    by_callable = ByCallable()
    by_static = ByStatic()
    changes = Changes()

    @Computed
    def computed(self):
        return "computed", type(self).__name__

    @Slow
    def slow(self):
        return self._slow

    @slow.setter
    def slow(self, value):
        self._slow = value


class Other(Owner):
    def __getattr__(self, name):
        return "fallback " + name


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return type(e).__name__, str(e), [frame.name for frame in traceback.extract_tb(e.__traceback__)]


def get_data(x):
    return x.data


def set_data(x, value):
    x.data = value


def get_all(x):
    return x.derived, x.keywords, x.by_callable, x.by_static


def get_missing(x):
    return x.missing


def set_missing(x):
    x.missing = 1


def get_few(x):
    return x.few


def set_few(x):
    x.few = 1


def set_callable(x):
    x.by_callable = 1
    x.slow = 1
    return x.slow


def get_computed(x):
    return x.computed


def get_changes(x):
    return x.changes


def get_leaves(x):
    return x.leaves


def set_leaves(x):
    x.leaves = 1
    return x.__dict__.pop("stored", None)


def main():
    for _ in range(3):
        for x in (Owner(), Other(), Owner, Other):
            print(attempt(get_data, x), attempt(get_all, x), attempt(get_missing, x), attempt(get_few, x))
            if not isinstance(x, type):
                set_data(x, 5)
                print(get_data(x), attempt(set_data, x, "bad"), attempt(set_missing, x), attempt(set_few, x), attempt(set_callable, x))
                print(get_computed(x), get_computed(x), sorted(x.__dict__))
                print(get_changes(x), type(x).__name__)
        for _ in range(3):
            Owner.leaves = Leaves()
            print(get_leaves(Owner()), attempt(get_leaves, Owner()))
            Owner.leaves = Leaves()
            x = Owner()
            print(set_leaves(x), set_leaves(x), x.__dict__)

    def short_lived():
        class Local(Owner):
            pass
        return Local()
    for _ in range(3):
        print(get_changes(short_lived()))
    Data.__get__ = lambda self, instance, owner: "another __get__"
    print(get_data(Owner()), get_data(Owner))
    del Data.__set__
    x = Owner()
    set_data(x, 1)
    print(get_data(x), x.__dict__)
    del Data.__get__
    print(type(get_data(Owner())).__name__, get_data(x))


main()
